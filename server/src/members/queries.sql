-- long: every statement about members with its plan, of an organisation of 1 000 000 beside 10 000 of 100: made by `node bench/explain-members.ts`.

-- sort name: first page
/* prepared */ select session.session_id, session.person_id, session.is_operator, members.id as member_id, members.role from ( select sessions.id as session_id, sessions.person_id, persons.is_operator from sessions join persons on persons.id = sessions.person_id where sessions.token_hash = $1 and sessions.expires_at > $2 and persons.blocked_at is null) as session left join members on members.person_id = session.person_id and members.organization_id = $3::uuid and members.status = 'active';
--   Nested Loop Left Join (actual rows=1 loops=1)
--     ->  Nested Loop (actual rows=1 loops=1)
--           ->  Seq Scan on sessions (actual rows=1 loops=1)
--                 Filter: ((expires_at > '2026-12-01 01:52:52.815+00'::timestamp with time zone) AND (token_hash = '\xea3a72e65b3ab8a19408c1e676a8904675019dfa383259934b81730c29d54162'::bytea))
--                 Rows Removed by Filter: 207
--           ->  Index Scan using persons_pkey on persons (actual rows=1 loops=1)
--                 Index Cond: (id = sessions.person_id)
--                 Filter: (blocked_at IS NULL)
--     ->  Index Scan using members_person on members (actual rows=1 loops=1)
--           Index Cond: ((person_id = sessions.person_id) AND (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid))
--           Filter: (status = 'active'::text)

-- sort name: first page
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_name on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- sort name: anywhere, both ways
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 and (last_name collate "und-x-icu", first_name collate "und-x-icu", id) > ($5, $6, $7) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $8) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_name on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (ROW((last_name)::text, (first_name)::text, id) > ROW('Кулиенко'::text, 'Александр'::text, '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid)))

-- sort phone: first page
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 order by (phone = '') asc, phone asc, id asc limit $5) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_phone on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- sort phone: anywhere, both ways
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 and ((phone = ''), phone, id) > ($5, $6, $7) order by (phone = '') asc, phone asc, id asc limit $8) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_phone on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (ROW((phone = ''::text), phone, id) > ROW(false, '+79773023909'::text, '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid)))

-- sort card: first page
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 order by (card_number = '') asc, card_tail asc, id asc limit $5) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_in_card_order on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- sort card: anywhere, both ways
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 and ((card_number = ''), card_tail, id) > ($5, $6, $7) order by (card_number = '') asc, card_tail asc, id asc limit $8) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_in_card_order on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (ROW((card_number = ''::text), card_tail, id) > ROW(false, '77763177'::text, '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid)))

-- sort birth: first page
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 order by coalesce(birth_date, 'infinity'::date) asc, id asc limit $5) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_birth on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- sort birth: anywhere, both ways
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 and (coalesce(birth_date, 'infinity'::date), id) > ($5, $6) order by coalesce(birth_date, 'infinity'::date) asc, id asc limit $7) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_birth on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (ROW(COALESCE(birth_date, 'infinity'::date), id) > ROW('1967-07-22'::date, '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid)))

-- sort email: first page
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 order by (email = '') asc, email asc, id asc limit $5) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_email on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- sort email: anywhere, both ways
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 and ((email = ''), email, id) > ($5, $6, $7) order by (email = '') asc, email asc, id asc limit $8) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_email on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (ROW((email = ''::text), email, id) > ROW(false, 'kulienko63177@example.org'::text, '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid)))

-- sort role: first page
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 order by role_rank asc, last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_role on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- sort role: anywhere, both ways
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 and (role_rank, last_name collate "und-x-icu", first_name collate "und-x-icu", id) > ($5, $6, $7, $8) order by role_rank asc, last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $9) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_role on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (ROW(role_rank, (last_name)::text, (first_name)::text, id) > ROW('2'::smallint, 'Кулиенко'::text, 'Александр'::text, '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid)))

-- sort registered: first page
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 order by coalesce(registered_at, added_at) asc, id asc limit $5) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_in_registration_order on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- sort registered: anywhere, both ways
select facts.*, page.* from (select (select "active" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 and (coalesce(registered_at, added_at), id) > ($5, $6) order by coalesce(registered_at, added_at) asc, id asc limit $7) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_in_registration_order on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (ROW(COALESCE(registered_at, added_at), id) > ROW('2026-07-10 04:01:28.554+00'::timestamp with time zone, '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid)))

-- administrators (32 people): first page by name
with found as materialized (select last_name, first_name, id from members where organization_id = $1 and status = $2 and role_rank = $3) select facts.*, page.* from (select (select count(*)::int from found) as total, (select count(*)::int from (select 1 from members where organization_id = $4 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $5 and id = any(array( select id from found where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $6)) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=32 loops=1)
--     CTE found
--       ->  Index Only Scan using members_role on members members_1 (actual rows=32 loops=1)
--             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = '1'::smallint))
--             Heap Fetches: 0
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=32 loops=1)
--     InitPlan 3 (returns $2)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=32 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 35kB
--           InitPlan 4 (returns $3)
--             ->  Limit (actual rows=32 loops=1)
--                   ->  Sort (actual rows=32 loops=1)
--                         Sort Key: ((found_1.last_name)::text) COLLATE "und-x-icu", ((found_1.first_name)::text) COLLATE "und-x-icu", found_1.id
--                         Sort Method: quicksort  Memory: 28kB
--                         ->  CTE Scan on found found_1 (actual rows=32 loops=1)
--           ->  Index Scan using members_pkey on members (actual rows=32 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ($3)))

-- ordinary members (all but 33): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and role_rank = $8 order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $9) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'active'::text) AND (members.role_rank = '2'::smallint))
--                 ->  Limit (actual rows=51 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=51 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- born in March (8 %): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and extract(month from birth_date) = $8 order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $9) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'active'::text) AND (EXTRACT(month FROM members.birth_date) = '3'::numeric))
--                 Rows Removed by Filter: 530
--                 ->  Limit (actual rows=581 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=581 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- women (55 %): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and sex = $8 order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $9) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'active'::text) AND (members.sex = 'female'::text))
--                 Rows Removed by Filter: 129
--                 ->  Limit (actual rows=180 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=180 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- from 30 to 35 (12 %): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and coalesce(birth_date, 'infinity'::date) <= ($8::date - make_interval(years => $9))::date and coalesce(birth_date, 'infinity'::date) > ($10::date - make_interval(years => $11))::date and coalesce(birth_date, 'infinity'::date) < 'infinity'::date order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $12) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((COALESCE(members.birth_date, 'infinity'::date) <= '1996-12-01'::date) AND (COALESCE(members.birth_date, 'infinity'::date) > '1990-12-01'::date) AND (COALESCE(members.birth_date, 'infinity'::date) < 'infinity'::date) AND (members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'active'::text))
--                 Rows Removed by Filter: 412
--                 ->  Limit (actual rows=463 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=463 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- up to 21 (under 1 %): first page by name
with found as materialized (select last_name, first_name, id from members where organization_id = $1 and status = $2 and coalesce(birth_date, 'infinity'::date) > ($3::date - make_interval(years => $4))::date and coalesce(birth_date, 'infinity'::date) < 'infinity'::date) select facts.*, page.* from (select (select count(*)::int from found) as total, (select count(*)::int from (select 1 from members where organization_id = $5 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $6 and id = any(array( select id from found where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $7)) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=1 loops=1)
--     CTE found
--       ->  Index Scan using members_birth on members members_1 (actual rows=0 loops=1)
--             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (COALESCE(birth_date, 'infinity'::date) > '2004-12-01'::date) AND (COALESCE(birth_date, 'infinity'::date) < 'infinity'::date))
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=0 loops=1)
--     InitPlan 3 (returns $2)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=0 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 25kB
--           InitPlan 4 (returns $3)
--             ->  Limit (actual rows=0 loops=1)
--                   ->  Sort (actual rows=0 loops=1)
--                         Sort Key: ((found_1.last_name)::text) COLLATE "und-x-icu", ((found_1.first_name)::text) COLLATE "und-x-icu", found_1.id
--                         Sort Method: quicksort  Memory: 25kB
--                         ->  CTE Scan on found found_1 (actual rows=0 loops=1)
--           ->  Index Scan using members_pkey on members (actual rows=0 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ($3)))

-- without e-mail (40 %): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and (email = '') = $8 order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $9) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'active'::text) AND (members.email = ''::text))
--                 Rows Removed by Filter: 104
--                 ->  Limit (actual rows=155 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=155 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- without a card (nobody): first page by name
select count(*)::int as count from (select 1 from members where organization_id = $1 and status = $2 and (card_number = '') = true limit $3) as counted;
--   Aggregate (actual rows=1 loops=1)
--     ->  Limit (actual rows=0 loops=1)
--           ->  Index Only Scan using members_in_card_order on members (actual rows=0 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (((card_number = ''::text)) = true))
--                 Heap Fetches: 0

-- without a card (nobody): first page by name
with found as materialized (select last_name, first_name, id from members where organization_id = $1 and status = $2 and (card_number = '') = $3) select facts.*, page.* from (select (select count(*)::int from found) as total, (select count(*)::int from (select 1 from members where organization_id = $4 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $5 and id = any(array( select id from found where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $6)) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=1 loops=1)
--     CTE found
--       ->  Index Scan using members_in_card_order on members members_1 (actual rows=0 loops=1)
--             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND ((card_number = ''::text) = true))
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=0 loops=1)
--     InitPlan 3 (returns $2)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=0 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 25kB
--           InitPlan 4 (returns $3)
--             ->  Limit (actual rows=0 loops=1)
--                   ->  Sort (actual rows=0 loops=1)
--                         Sort Key: ((found_1.last_name)::text) COLLATE "und-x-icu", ((found_1.first_name)::text) COLLATE "und-x-icu", found_1.id
--                         Sort Method: quicksort  Memory: 25kB
--                         ->  CTE Scan on found found_1 (actual rows=0 loops=1)
--           ->  Index Scan using members_pkey on members (actual rows=0 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ($3)))

-- with children under 16 (20 %): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and youngest_child > ($8::date - make_interval(years => $9))::date order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $10) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((members.youngest_child > '2010-12-01'::date) AND (members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'active'::text))
--                 Rows Removed by Filter: 219
--                 ->  Limit (actual rows=270 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=270 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- without children (80 %): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and coalesce(youngest_child > ($8::date - make_interval(years => $9))::date, false) = false order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $10) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((NOT COALESCE((members.youngest_child > '2010-12-01'::date), false)) AND (members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'active'::text))
--                 Rows Removed by Filter: 9
--                 ->  Limit (actual rows=60 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=60 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- registered this week (0.6 %): first page by name
with found as materialized (select last_name, first_name, id from members where organization_id = $1 and status = $2 and coalesce(registered_at, added_at) >= ($3::date::timestamp at time zone $4)) select facts.*, page.* from (select (select count(*)::int from found) as total, (select count(*)::int from (select 1 from members where organization_id = $5 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $6 and id = any(array( select id from found where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $7)) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     CTE found
--       ->  Index Scan using members_in_registration_order on members members_1 (actual rows=6498 loops=1)
--             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (COALESCE(registered_at, added_at) >= '2026-11-23 21:00:00+00'::timestamp with time zone))
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=6498 loops=1)
--     InitPlan 3 (returns $2)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=51 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 41kB
--           InitPlan 4 (returns $3)
--             ->  Limit (actual rows=51 loops=1)
--                   ->  Sort (actual rows=51 loops=1)
--                         Sort Key: ((found_1.last_name)::text) COLLATE "und-x-icu", ((found_1.first_name)::text) COLLATE "und-x-icu", found_1.id
--                         Sort Method: top-N heapsort  Memory: 33kB
--                         ->  CTE Scan on found found_1 (actual rows=6498 loops=1)
--           ->  Index Scan using members_pkey on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ($3)))

-- registered this year (33 %): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and coalesce(registered_at, added_at) >= ($8::date::timestamp at time zone $9) order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $10) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((COALESCE(members.registered_at, members.added_at) >= '2025-11-30 21:00:00+00'::timestamp with time zone) AND (members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'active'::text))
--                 Rows Removed by Filter: 91
--                 ->  Limit (actual rows=142 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=142 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- group of 300 000: first page by name
select "id", "rule" from "groups" where "organization_id" = $1 and "id" = $2;
--   Seq Scan on groups (actual rows=1 loops=1)
--     Filter: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '01900000-0000-7000-8000-000000000001'::uuid))
--     Rows Removed by Filter: 3

-- group of 300 000: first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and exists (select from group_members where group_members.organization_id = $8 and group_members.group_id = $9 and group_members.member_id = members.id) order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $10) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Incremental Sort (actual rows=51 loops=1)
--                 Sort Key: members.sorted_0 COLLATE "und-x-icu", members.sorted_1 COLLATE "und-x-icu", members.sorted_2
--                 Presorted Key: members.sorted_0, members.sorted_1
--                 Full-sort Groups: 2  Sort Method: quicksort  Average Memory: 41kB  Peak Memory: 41kB
--                 ->  Nested Loop (actual rows=53 loops=1)
--                       ->  Subquery Scan on members (actual rows=178 loops=1)
--                             Filter: ((members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'active'::text))
--                             ->  Limit (actual rows=178 loops=1)
--                                   ->  Index Scan using members_name on members members_1 (actual rows=178 loops=1)
--                                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))
--                       ->  Index Only Scan using group_members_member on group_members (actual rows=0 loops=178)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (member_id = members.id) AND (group_id = '01900000-0000-7000-8000-000000000001'::uuid))
--                             Heap Fetches: 0

-- group of 200: first page by name
with found as materialized (select last_name, first_name, id from members where organization_id = $1 and status = $2 and exists (select from group_members where group_members.organization_id = $3 and group_members.group_id = $4 and group_members.member_id = members.id)) select facts.*, page.* from (select (select count(*)::int from found) as total, (select count(*)::int from (select 1 from members where organization_id = $5 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $6 and id = any(array( select id from found where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $7)) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     CTE found
--       ->  Nested Loop (actual rows=186 loops=1)
--             ->  Index Only Scan using group_members_pkey on group_members (actual rows=191 loops=1)
--                   Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (group_id = '01900000-0000-7000-8000-000000000002'::uuid))
--                   Heap Fetches: 1
--             ->  Index Scan using members_pkey on members members_1 (actual rows=1 loops=191)
--                   Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = group_members.member_id))
--                   Filter: (status = 'active'::text)
--                   Rows Removed by Filter: 0
--     InitPlan 2 (returns $2)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=186 loops=1)
--     InitPlan 3 (returns $3)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=51 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 41kB
--           InitPlan 4 (returns $4)
--             ->  Limit (actual rows=51 loops=1)
--                   ->  Sort (actual rows=51 loops=1)
--                         Sort Key: ((found_1.last_name)::text) COLLATE "und-x-icu", ((found_1.first_name)::text) COLLATE "und-x-icu", found_1.id
--                         Sort Method: top-N heapsort  Memory: 33kB
--                         ->  CTE Scan on found found_1 (actual rows=186 loops=1)
--           ->  Index Scan using members_pkey on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ($4)))

-- group by rule: young mothers (4 %): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and sex = $8 and coalesce(birth_date, 'infinity'::date) > ($9::date - make_interval(years => $10))::date and coalesce(birth_date, 'infinity'::date) < 'infinity'::date and youngest_child > ($11::date - make_interval(years => $12))::date order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $13) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((COALESCE(members.birth_date, 'infinity'::date) > '1990-12-01'::date) AND (COALESCE(members.birth_date, 'infinity'::date) < 'infinity'::date) AND (members.youngest_child > '2010-12-01'::date) AND (members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'active'::text) AND (members.sex = 'female'::text))
--                 Rows Removed by Filter: 2356
--                 ->  Limit (actual rows=2407 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=2407 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- group by rule: 60 in March (0.2 %): first page by name
with found as materialized (select last_name, first_name, id from members where organization_id = $1 and status = $2 and extract(month from birth_date) = $3 and coalesce(birth_date, 'infinity'::date) <= ($4::date - make_interval(years => $5))::date and coalesce(birth_date, 'infinity'::date) > ($6::date - make_interval(years => $7))::date and coalesce(birth_date, 'infinity'::date) < 'infinity'::date) select facts.*, page.* from (select (select count(*)::int from found) as total, (select count(*)::int from (select 1 from members where organization_id = $8 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $9 and id = any(array( select id from found where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $10)) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     CTE found
--       ->  Index Scan using members_birth on members members_1 (actual rows=1652 loops=1)
--             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (COALESCE(birth_date, 'infinity'::date) <= '1966-12-01'::date) AND (COALESCE(birth_date, 'infinity'::date) > '1965-12-01'::date) AND (COALESCE(birth_date, 'infinity'::date) < 'infinity'::date) AND (EXTRACT(month FROM birth_date) = '3'::numeric))
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=1652 loops=1)
--     InitPlan 3 (returns $2)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=51 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 41kB
--           InitPlan 4 (returns $3)
--             ->  Limit (actual rows=51 loops=1)
--                   ->  Sort (actual rows=51 loops=1)
--                         Sort Key: ((found_1.last_name)::text) COLLATE "und-x-icu", ((found_1.first_name)::text) COLLATE "und-x-icu", found_1.id
--                         Sort Method: top-N heapsort  Memory: 33kB
--                         ->  CTE Scan on found found_1 (actual rows=1652 loops=1)
--           ->  Index Scan using members_pkey on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ($3)))

-- men of March without e-mail (1.5 %): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and sex = $8 and extract(month from birth_date) = $9 and (email = '') = $10 order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $11) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'active'::text) AND (members.sex = 'male'::text) AND (members.email = ''::text) AND (EXTRACT(month FROM members.birth_date) = '3'::numeric))
--                 Rows Removed by Filter: 7268
--                 ->  Limit (actual rows=7319 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=7319 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))

-- women with children, 40 to 45, in the group of 300 000 (0.4 %): first page by name
with found as materialized (select member_id as id, birth_date from group_members where group_id = $1 and organization_id = $2 and status = $3 and sex = $4 and coalesce(birth_date, 'infinity'::date) <= ($5::date - make_interval(years => $6))::date and coalesce(birth_date, 'infinity'::date) > ($7::date - make_interval(years => $8))::date and coalesce(birth_date, 'infinity'::date) < 'infinity'::date and youngest_child > ($9::date - make_interval(years => $10))::date), counted as materialized (select count(*)::int as total from found), walked as materialized (select id from (select id, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $11 and status = $12 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit (select case when $13::float8 * total * total >= (select "active" from member_counts where organization_id = $14) * $15::float8 then $16 * total else 0 end from counted)) as members where (id in (select id from found)) is true order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $17), looked_up as materialized (select members.* from found cross join lateral (select last_name, first_name, id from members where organization_id = $18 and id = found.id offset 0) as members) select facts.*, page.* from (select (select total from counted) as total, (select count(*)::int from (select 1 from members where organization_id = $19 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $20 and id = any(case when (select count(*) from walked) = $21 then array(select id from walked) else array(select id from looked_up where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $22) end) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     CTE found
--       ->  Index Only Scan using group_members_facts on group_members (actual rows=3517 loops=1)
--             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (group_id = '01900000-0000-7000-8000-000000000001'::uuid) AND (status = 'active'::text) AND ((COALESCE(birth_date, 'infinity'::date)) <= '1986-12-01'::date) AND ((COALESCE(birth_date, 'infinity'::date)) > '1980-12-01'::date) AND ((COALESCE(birth_date, 'infinity'::date)) < 'infinity'::date) AND (sex = 'female'::text) AND (youngest_child > '2010-12-01'::date))
--             Heap Fetches: 18
--     CTE counted
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=3517 loops=1)
--     CTE walked
--       ->  Limit (actual rows=51 loops=1)
--             ->  Subquery Scan on members_1 (actual rows=51 loops=1)
--                   Filter: ((hashed SubPlan 3) IS TRUE)
--                   Rows Removed by Filter: 9101
--                   ->  Limit (actual rows=9152 loops=1)
--                         InitPlan 5 (returns $4)
--                           ->  CTE Scan on counted (actual rows=1 loops=1)
--                                 InitPlan 4 (returns $3)
--                                   ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--                                         Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--                         ->  Index Only Scan using members_name on members members_2 (actual rows=9152 loops=1)
--                               Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text))
--                               Heap Fetches: 0
--                   SubPlan 3
--                     ->  CTE Scan on found found_1 (actual rows=3517 loops=1)
--     CTE looked_up
--       ->  Nested Loop (never executed)
--             ->  CTE Scan on found found_2 (never executed)
--             ->  Index Scan using members_pkey on members members_3 (never executed)
--                   Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = found_2.id))
--     InitPlan 8 (returns $8)
--       ->  CTE Scan on counted counted_1 (actual rows=1 loops=1)
--     InitPlan 9 (returns $9)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_4 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=51 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 41kB
--           InitPlan 10 (returns $10)
--             ->  Aggregate (actual rows=1 loops=1)
--                   ->  CTE Scan on walked (actual rows=51 loops=1)
--           InitPlan 11 (returns $11)
--             ->  CTE Scan on walked walked_1 (actual rows=51 loops=1)
--           InitPlan 12 (returns $12)
--             ->  Limit (never executed)
--                   ->  Sort (never executed)
--                         Sort Key: ((looked_up.last_name)::text) COLLATE "und-x-icu", ((looked_up.first_name)::text) COLLATE "und-x-icu", looked_up.id
--                         ->  CTE Scan on looked_up (never executed)
--           ->  Index Scan using members_pkey on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY (CASE WHEN ($10 = '51'::bigint) THEN $11 ELSE $12 END)))

-- unregistered (50 000): first page by name
select facts.*, page.* from (select (select "unregistered" from member_counts where organization_id = $1) as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--             Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Index Scan using members_name on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'unregistered'::text))

-- unregistered without a card (half of them): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and (card_number = '') = $8 order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $9) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'unregistered'::text) AND (members.card_number = ''::text))
--                 Rows Removed by Filter: 45
--                 ->  Limit (actual rows=96 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=96 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'unregistered'::text))

-- unregistered, invited (four in five): first page by name
select count(*)::int as count from (select 1 from members where organization_id = $1 and (status = 'unregistered' and (invited_at is null) = $2) limit $3) as counted;
--   Aggregate (actual rows=1 loops=1)
--     ->  Limit (actual rows=12501 loops=1)
--           ->  Index Scan using members_by_invitation on members (actual rows=12501 loops=1)
--                 Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)
--                 Filter: (invited_at IS NOT NULL)

-- unregistered, invited (four in five): first page by name
select facts.*, page.* from (select $1::int as total, (select count(*)::int from (select 1 from members where organization_id = $2 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from (select *, last_name collate "und-x-icu" as "sorted_0", first_name collate "und-x-icu" as "sorted_1", id as "sorted_2" from members where organization_id = $3 and status = $4 order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $5) as members where organization_id = $6 and status = $7 and (status = 'unregistered' and (invited_at is null) = $8) order by "sorted_0" asc, "sorted_1" asc, "sorted_2" asc limit $9) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Limit (actual rows=51 loops=1)
--           ->  Subquery Scan on members (actual rows=51 loops=1)
--                 Filter: ((members.invited_at IS NOT NULL) AND (members.organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (members.status = 'unregistered'::text))
--                 Rows Removed by Filter: 13
--                 ->  Limit (actual rows=64 loops=1)
--                       ->  Index Scan using members_name on members members_1 (actual rows=64 loops=1)
--                             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'unregistered'::text))

-- unregistered, not invited (one in five): first page by name
with found as materialized (select last_name, first_name, id from members where organization_id = $1 and status = $2 and (status = 'unregistered' and (invited_at is null) = $3)) select facts.*, page.* from (select (select count(*)::int from found) as total, (select count(*)::int from (select 1 from members where organization_id = $4 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $5 and id = any(array( select id from found where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $6)) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     CTE found
--       ->  Index Scan using members_by_invitation on members members_1 (actual rows=9869 loops=1)
--             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND ((invited_at IS NULL) = true))
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=9869 loops=1)
--     InitPlan 3 (returns $2)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=51 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 40kB
--           InitPlan 4 (returns $3)
--             ->  Limit (actual rows=51 loops=1)
--                   ->  Sort (actual rows=51 loops=1)
--                         Sort Key: ((found_1.last_name)::text) COLLATE "und-x-icu", ((found_1.first_name)::text) COLLATE "und-x-icu", found_1.id
--                         Sort Method: top-N heapsort  Memory: 34kB
--                         ->  CTE Scan on found found_1 (actual rows=9869 loops=1)
--           ->  Index Scan using members_pkey on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ($3)))

-- excluded women: first page by name
with found as materialized (select last_name, first_name, id from members where organization_id = $1 and status = $2 and sex = $3) select facts.*, page.* from (select (select count(*)::int from found) as total, (select count(*)::int from (select 1 from members where organization_id = $4 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $5 and id = any(array( select id from found where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $6)) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     CTE found
--       ->  Index Scan using members_birth on members members_1 (actual rows=5330 loops=1)
--             Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'excluded'::text) AND (sex = 'female'::text))
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=5330 loops=1)
--     InitPlan 3 (returns $2)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=51 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 46kB
--           InitPlan 4 (returns $3)
--             ->  Limit (actual rows=51 loops=1)
--                   ->  Sort (actual rows=51 loops=1)
--                         Sort Key: ((found_1.last_name)::text) COLLATE "und-x-icu", ((found_1.first_name)::text) COLLATE "und-x-icu", found_1.id
--                         Sort Method: top-N heapsort  Memory: 33kB
--                         ->  CTE Scan on found found_1 (actual rows=5330 loops=1)
--           ->  Index Scan using members_pkey on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ($3)))

-- search: 300 strings
with found as materialized (select last_name, first_name, id from members where organization_id = $1 and status = $2 and (search like $3)) select facts.*, page.* from (select (select count(*)::int from found) as total, (select count(*)::int from (select 1 from members where organization_id = $4 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $5 and id = any(array( select id from found where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $6)) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     CTE found
--       ->  Bitmap Heap Scan on members members_1 (actual rows=8951 loops=1)
--             Recheck Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (search ~~ '%жур%'::text))
--             Filter: (status = 'active'::text)
--             Rows Removed by Filter: 571
--             Heap Blocks: exact=8782
--             ->  Bitmap Index Scan on members_search (actual rows=9522 loops=1)
--                   Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (search ~~ '%жур%'::text))
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=8951 loops=1)
--     InitPlan 3 (returns $2)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=51 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 42kB
--           InitPlan 4 (returns $3)
--             ->  Limit (actual rows=51 loops=1)
--                   ->  Sort (actual rows=51 loops=1)
--                         Sort Key: ((found_1.last_name)::text) COLLATE "und-x-icu", ((found_1.first_name)::text) COLLATE "und-x-icu", found_1.id
--                         Sort Method: top-N heapsort  Memory: 36kB
--                         ->  CTE Scan on found found_1 (actual rows=8951 loops=1)
--           ->  Index Scan using members_pkey on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ($3)))

-- search: the same among women
with found as materialized (select last_name, first_name, id from members where organization_id = $1 and status = $2 and sex = $3 and (search like $4)) select facts.*, page.* from (select (select count(*)::int from found) as total, (select count(*)::int from (select 1 from members where organization_id = $5 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $6 and id = any(array( select id from found where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $7)) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     CTE found
--       ->  Bitmap Heap Scan on members members_1 (actual rows=3208 loops=1)
--             Recheck Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (search ~~ '%жур%'::text) AND (sex = 'female'::text))
--             Filter: (status = 'active'::text)
--             Rows Removed by Filter: 204
--             Heap Blocks: exact=3319
--             ->  Bitmap Index Scan on members_search (actual rows=3412 loops=1)
--                   Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (search ~~ '%жур%'::text) AND (sex = 'female'::text))
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=3208 loops=1)
--     InitPlan 3 (returns $2)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=51 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 42kB
--           InitPlan 4 (returns $3)
--             ->  Limit (actual rows=51 loops=1)
--                   ->  Sort (actual rows=51 loops=1)
--                         Sort Key: ((found_1.last_name)::text) COLLATE "und-x-icu", ((found_1.first_name)::text) COLLATE "und-x-icu", found_1.id
--                         Sort Method: top-N heapsort  Memory: 36kB
--                         ->  CTE Scan on found found_1 (actual rows=3208 loops=1)
--           ->  Index Scan using members_pkey on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ($3)))

-- search: the same without e-mail, born in March
with found as materialized (select last_name, first_name, id from members where organization_id = $1 and status = $2 and extract(month from birth_date) = $3 and (email = '') = $4 and (search like $5)) select facts.*, page.* from (select (select count(*)::int from found) as total, (select count(*)::int from (select 1 from members where organization_id = $6 and status = 'active' and role_rank = 0 limit 2) as heads) as heads) as facts left join lateral (select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $7 and id = any(array( select id from found where true order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc limit $8)) order by last_name collate "und-x-icu" asc, first_name collate "und-x-icu" asc, id asc) as page on true;
--   Nested Loop Left Join (actual rows=51 loops=1)
--     CTE found
--       ->  Bitmap Heap Scan on members members_1 (actual rows=291 loops=1)
--             Recheck Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (search ~~ '%жур%'::text) AND (EXTRACT(month FROM birth_date) = '3'::numeric))
--             Filter: ((status = 'active'::text) AND (email = ''::text))
--             Rows Removed by Filter: 471
--             Heap Blocks: exact=755
--             ->  Bitmap Index Scan on members_search (actual rows=762 loops=1)
--                   Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (search ~~ '%жур%'::text) AND (EXTRACT(month FROM birth_date) = '3'::numeric))
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on found (actual rows=291 loops=1)
--     InitPlan 3 (returns $2)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_2 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0
--     ->  Result (actual rows=1 loops=1)
--     ->  Sort (actual rows=51 loops=1)
--           Sort Key: members.last_name COLLATE "und-x-icu", members.first_name COLLATE "und-x-icu", members.id
--           Sort Method: quicksort  Memory: 40kB
--           InitPlan 4 (returns $3)
--             ->  Limit (actual rows=51 loops=1)
--                   ->  Sort (actual rows=51 loops=1)
--                         Sort Key: ((found_1.last_name)::text) COLLATE "und-x-icu", ((found_1.first_name)::text) COLLATE "und-x-icu", found_1.id
--                         Sort Method: top-N heapsort  Memory: 33kB
--                         ->  CTE Scan on found found_1 (actual rows=291 loops=1)
--           ->  Index Scan using members_pkey on members (actual rows=51 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ($3)))

-- a card
/* prepared */ select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank, (select count(*)::int from (select 1 from members where organization_id = $1 and status = 'active' and role_rank = 0 limit 2) as heads) as heads from members where organization_id = $2 and id = $3;
--   Index Scan using members_pkey on members (actual rows=1 loops=1)
--     Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid))
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0

-- a card
/* prepared */ select (select coalesce(json_agg(json_build_object('name', name, 'birthDate', birth_date) order by birth_date, name), '[]') from member_children where organization_id = $1 and member_id = $2) as children, (select coalesce(json_agg(json_build_object('number', number, 'blocked', blocked_at is not null) order by number), '[]') from cards where organization_id = $3 and member_id = $4) as cards;
--   Result (actual rows=1 loops=1)
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Index Scan using member_children_member on member_children (actual rows=0 loops=1)
--                   Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (member_id = '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid))
--     InitPlan 2 (returns $1)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Index Scan using cards_member on cards (actual rows=1 loops=1)
--                   Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (member_id = '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid))

-- a card
with who as ( select * from unnest($1::uuid[], $2::uuid[]) as given (organization_id, member_id)) select who.organization_id, who.member_id, group_members.group_id as id, null as rule from who join group_members using (organization_id, member_id) union all select who.organization_id, who.member_id, groups.id, groups.rule from who join groups on groups.organization_id = who.organization_id and groups.kind = 'rule';
--   Append (actual rows=2 loops=1)
--     CTE who
--       ->  Function Scan on given (actual rows=1 loops=1)
--     ->  Nested Loop (actual rows=0 loops=1)
--           ->  CTE Scan on who (actual rows=1 loops=1)
--           ->  Index Only Scan using group_members_member on group_members (actual rows=0 loops=1)
--                 Index Cond: ((organization_id = who.organization_id) AND (member_id = who.member_id))
--                 Heap Fetches: 0
--     ->  Nested Loop (actual rows=2 loops=1)
--           Join Filter: (who_1.organization_id = groups.organization_id)
--           ->  CTE Scan on who who_1 (actual rows=1 loops=1)
--           ->  Seq Scan on groups (actual rows=2 loops=1)
--                 Filter: (kind = 'rule'::text)
--                 Rows Removed by Filter: 2

-- a card
select unnest(array_remove(array[case when true and sex = $1 and coalesce(birth_date, 'infinity'::date) > ($2::date - make_interval(years => $3))::date and coalesce(birth_date, 'infinity'::date) < 'infinity'::date and youngest_child > ($4::date - make_interval(years => $5))::date then $6::uuid end, case when true and extract(month from birth_date) = $7 and coalesce(birth_date, 'infinity'::date) <= ($8::date - make_interval(years => $9))::date and coalesce(birth_date, 'infinity'::date) > ($10::date - make_interval(years => $11))::date and coalesce(birth_date, 'infinity'::date) < 'infinity'::date then $12::uuid end], null)) as id from members where organization_id = $13 and id = $14 and status <> 'excluded';
--   ProjectSet (actual rows=0 loops=1)
--     ->  Index Scan using members_pkey on members (actual rows=1 loops=1)
--           Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid))
--           Filter: (status <> 'excluded'::text)

-- a card
select "id", "at", "by_name", "source", "field", "before", "after" from "member_changes" where "organization_id" = $1 and "member_id" = $2 order by "id" desc limit $3;
--   Limit (actual rows=0 loops=1)
--     ->  Sort (actual rows=0 loops=1)
--           Sort Key: id DESC
--           Sort Method: quicksort  Memory: 25kB
--           ->  Seq Scan on member_changes (actual rows=0 loops=1)
--                 Filter: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (member_id = '018bcff1-0d29-7056-896e-998d7e1c5f84'::uuid))
--                 Rows Removed by Filter: 1

-- the history of a card
select 1 from members where organization_id = $1 and id = $2;
--   Index Only Scan using members_pkey on members (actual rows=1 loops=1)
--     Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '018bcfe6-ff11-7f37-849b-e77908e8dcb7'::uuid))
--     Heap Fetches: 0

-- the numbers of the dashboard
select * from "member_counts" where "organization_id" = $1;
--   Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--     Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)

-- the numbers of the dashboard
with current as (select date_trunc('month', $1::timestamptz at time zone $2) as month) select to_char(months.month, 'YYYY-MM') as month, ( select count(*)::int from members where organization_id = $3 and registered_at >= months.month at time zone $4 and registered_at < (months.month + interval '1 month') at time zone $5 ) as registered from current, generate_series(current.month - interval '6 months', current.month, interval '1 month') as months(month) order by months.month;
--   Sort (actual rows=7 loops=1)
--     Sort Key: months.month
--     Sort Method: quicksort  Memory: 25kB
--     ->  Function Scan on generate_series months (actual rows=7 loops=1)
--           SubPlan 1
--             ->  Aggregate (actual rows=1 loops=7)
--                   ->  Index Only Scan using members_joined on members (actual rows=24041 loops=7)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (registered_at >= (months.month AT TIME ZONE 'Europe/Moscow'::text)) AND (registered_at < ((months.month + '1 mon'::interval) AT TIME ZONE 'Europe/Moscow'::text)))
--                         Heap Fetches: 0

-- own memberships
select "organization_id", "id", "role", "card_number", "registered_at" from "members" where "person_id" = $1 and "status" = $2;
--   Index Scan using members_person on members (actual rows=1 loops=1)
--     Index Cond: (person_id = '018bcfe5-6801-725b-8f06-79e0760ca3ea'::uuid)
--     Filter: (status = 'active'::text)

-- own cards
select members.organization_id, members.card_number, members.registered_at, members.status, cards.blocked_at from members join cards on cards.organization_id = members.organization_id and cards.member_id = members.id where members.person_id = $1 order by members.registered_at, members.id;
--   Sort (actual rows=1 loops=1)
--     Sort Key: members.registered_at, members.id
--     Sort Method: quicksort  Memory: 25kB
--     ->  Nested Loop (actual rows=1 loops=1)
--           ->  Index Scan using members_person on members (actual rows=1 loops=1)
--                 Index Cond: (person_id = '018bcfe5-6801-725b-8f06-79e0760ca3ea'::uuid)
--           ->  Index Scan using cards_member on cards (actual rows=1 loops=1)
--                 Index Cond: ((organization_id = members.organization_id) AND (member_id = members.id))

-- who looked
select "organization_id" as "organizationId", "id" from "members" where "person_id" = $1;
--   Index Scan using members_person on members (actual rows=1 loops=1)
--     Index Cond: (person_id = '018bcfe5-6801-725b-8f06-79e0760ca3ea'::uuid)

-- groups
select * from "groups" where "organization_id" = $1 order by lower(name) collate "und-x-icu", "id";
--   Sort (actual rows=4 loops=1)
--     Sort Key: ((lower(name))::text) COLLATE "und-x-icu", id
--     Sort Method: quicksort  Memory: 25kB
--     ->  Seq Scan on groups (actual rows=4 loops=1)
--           Filter: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)

-- groups
INSERT INTO pgboss.job_common ( id, name, data, priority, start_after, created_on, singleton_key, singleton_on, group_id, group_tier, expire_seconds, deletion_seconds, keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds, blocked, blocking, pending_dependencies, trace_context ) SELECT COALESCE(id, gen_random_uuid()) as id, 'members.count-rule-groups' as name, data, COALESCE(priority, 0) as priority, j.start_after, pgboss.job_now() as created_on, "singletonKey", CASE WHEN "singletonSeconds" IS NOT NULL THEN 'epoch'::timestamp + '1s'::interval * ("singletonSeconds"::float8 * floor(( date_part('epoch', pgboss.job_now()) + COALESCE("singletonOffset",0)::float8) / "singletonSeconds"::float8 )) ELSE NULL END as singleton_on, "groupId" as group_id, "groupTier" as group_tier, COALESCE("expireInSeconds", q.expire_seconds, 900) as expire_seconds, COALESCE("deleteAfterSeconds", q.deletion_seconds, 604800) as deletion_seconds, j.start_after + (COALESCE("retentionSeconds", q.retention_seconds, 1209600) * interval '1s') as keep_until, COALESCE("retryLimit", q.retry_limit, 2) as retry_limit, COALESCE("retryDelay", q.retry_delay, 0) as retry_delay, COALESCE("retryBackoff", q.retry_backoff, false) as retry_backoff, COALESCE("retryDelayMax", q.retry_delay_max) as retry_delay_max, q.policy, COALESCE("deadLetter", q.dead_letter) as dead_letter, COALESCE("heartbeatSeconds", q.heartbeat_seconds) as heartbeat_seconds, COALESCE(blocked, false) as blocked, COALESCE(blocking, false) as blocking, COALESCE("pendingDependencies", 0) as pending_dependencies, "__traceContext" as trace_context FROM ( SELECT *, CASE WHEN (right("startAfter", 1) = 'Z' OR "startAfter" ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN CAST("startAfter" as timestamp with time zone) ELSE pgboss.job_now() + CAST(COALESCE("startAfter",'0') as interval) END as start_after FROM json_to_recordset($1::text::json) as x ( id uuid, priority integer, data jsonb, "startAfter" text, "retryLimit" integer, "retryDelay" integer, "retryDelayMax" integer, "retryBackoff" boolean, "singletonKey" text, "singletonSeconds" integer, "singletonOffset" integer, "groupId" text, "groupTier" text, "expireInSeconds" integer, "deleteAfterSeconds" integer, "retentionSeconds" integer, "deadLetter" text, "heartbeatSeconds" integer, blocked boolean, blocking boolean, "pendingDependencies" integer, "__traceContext" jsonb ) ) j LEFT JOIN pgboss.queue q ON q.name = 'members.count-rule-groups' ON CONFLICT DO NOTHING RETURNING id;
--   Insert on job_common (actual rows=1 loops=1)
--     Conflict Resolution: NOTHING
--     Tuples Inserted: 1
--     Conflicting Tuples: 0
--     ->  Subquery Scan on "*SELECT*" (actual rows=1 loops=1)
--           ->  Nested Loop Left Join (actual rows=1 loops=1)
--                 ->  Function Scan on json_to_recordset x (actual rows=1 loops=1)
--                 ->  Materialize (actual rows=1 loops=1)
--                       ->  Seq Scan on queue q (actual rows=1 loops=1)
--                             Filter: (name = 'members.count-rule-groups'::text)
--                             Rows Removed by Filter: 27

-- a group
select * from "groups" where "organization_id" = $1 and "id" = $2;
--   Seq Scan on groups (actual rows=1 loops=1)
--     Filter: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '01900000-0000-7000-8000-000000000001'::uuid))
--     Rows Removed by Filter: 3

-- into a group
select "active" from "member_counts" where "organization_id" = $1 for update;
--   LockRows (actual rows=1 loops=1)
--     ->  Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--           Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)

-- into a group
select * from "groups" where "organization_id" = $1 and "id" = $2 for no key update;
--   LockRows (actual rows=1 loops=1)
--     ->  Seq Scan on groups (actual rows=1 loops=1)
--           Filter: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '01900000-0000-7000-8000-000000000001'::uuid))
--           Rows Removed by Filter: 3

-- into a group
with chosen as materialized ( select id from members where (organization_id = $1 and id = any($2::uuid[])) and status <> 'excluded' order by id limit $3 ), free as materialized ( select id, status from members where organization_id = $4 and id in (select id from chosen) and status <> 'excluded' for share skip locked ), moved as (insert into group_members (organization_id, group_id, member_id) select $5::uuid, $6::uuid, id from free on conflict do nothing returning member_id), counted as ( select count(*)::int as moved, (count(*) filter (where status = 'active'))::int as active, (count(*) filter (where status = 'unregistered'))::int as unregistered from moved join free on free.id = moved.member_id ), kept as ( update groups set members = members + counted.active, unregistered = groups.unregistered + counted.unregistered from counted where organization_id = $7 and id = $8 ) select moved, (select count(*)::int from chosen) as reached, (select id from chosen order by id desc limit 1) as last, array(select id from chosen except select id from free) as held from counted;
--   CTE Scan on counted (actual rows=1 loops=1)
--     CTE chosen
--       ->  Limit (actual rows=50 loops=1)
--             ->  Sort (actual rows=50 loops=1)
--                   Sort Key: members.id
--                   Sort Method: quicksort  Memory: 27kB
--                   ->  Index Scan using members_pkey on members (actual rows=50 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ('{018bcff1-0d29-7056-896e-998d7e1c5f84,018bcfe6-ff11-7f37-849b-e77908e8dcb7,018bcfe8-c28d-764a-892d-5bf4ab0ceeae,018bcff2-4557-71a0-81a3-3e09e34f4c9c,018bcfea-fa32-7063-8ab6-93f99667ffaa,018bcfec-3653-7163-89cc-93c13673f8ed,018bcff1-4358-7031-863e-6cb6f0fa3555,018bcfef-5087-7413-8848-91df3024b160,018bcfe5-91b7-7313-897a-a2aad24aa739,018bcfe5-d5e2-7fdb-854a-cf6ea51ff3ae,018bcfe9-80a6-7915-89b0-3d27f716292b,018bcff2-5c2a-7301-8b39-8c32c7096be7,018bcff0-9307-779f-88e7-96f66b7475c3,018bcff3-42c5-7fd0-8491-6910e6fe43ca,018bcfe9-4767-7d84-82fd-03841093bff1,018bcff0-77fc-7df2-83a0-0ef4f48d67f2,018bcfe8-e84f-7b56-89d6-b2a8a77c971e,018bcfe9-65e4-7826-8b9a-b18f6e37117d,018bcfe5-68eb-7647-847b-db8ac87f9600,018bcff4-74a1-7457-8cfe-41d25339994b,018bcff2-2373-71a3-8470-a163d1d2df5c,018bcfe7-2309-7e93-8a01-10da7e9670fc,018bcfef-b382-7b1c-83ac-60a63de2515a,018bcfe7-fb9a-72bd-892d-34c8981bd774,018bcfee-77d7-775d-804b-826c80f98edf,018bcfed-b6c5-78fc-8282-32859e7f3c94,018bcff1-9fa1-7b87-8e0e-53a964fe5877,018bcfea-72d5-78a9-8395-8f6c02fe3a31,018bcfec-b0cb-7930-8626-06df1dba5596,018bcfed-5a50-7316-8e8d-904d234e3b8e,018bcff4-93c1-78f1-8f53-6c26a31aedc6,018bcff3-3284-7891-82cd-5c319315b9a3,018bcff3-aded-7737-8f64-d12ca671ca24,018bcff1-2353-719a-8ba2-3061b25e8647,018bcfec-7c3e-7486-8424-d2673f8170fe,018bcfee-276d-7390-85ae-6aa5ffbce7e1,018bcfe5-d106-7cb4-889f-77ee9989e75e,018bcff0-41e4-7169-8464-beb08b5c7eb0,018bcfec-f08f-7728-8274-9f4c313e3a4d,018bcff0-6c19-745b-83ae-d6f8a7b088cc,018bcfee-9523-7dc4-8a3e-e7e796297bb3,018bcfe6-e4d2-78dd-85b5-d960ea618f22,018bcfea-d99a-721a-8c46-7343e3c095fd,018bcfed-6fff-760b-899d-98312f9bcfec,018bcfec-8a08-72b6-8a8f-af2424f18e46,018bcfec-7055-7821-8d9a-498837bee369,018bcfee-d62f-7986-83d5-687f845d4ddf,018bcfeb-249c-7604-892a-ad5895e21904,018bcfee-c9cf-7c71-8673-37e20c8107a4,018bcfe7-c95a-75b7-862e-62f0d116fe3c}'::uuid[])))
--                         Filter: (status <> 'excluded'::text)
--     CTE free
--       ->  LockRows (actual rows=50 loops=1)
--             ->  Nested Loop (actual rows=50 loops=1)
--                   ->  HashAggregate (actual rows=50 loops=1)
--                         Group Key: chosen.id
--                         Batches: 1  Memory Usage: 24kB
--                         ->  CTE Scan on chosen (actual rows=50 loops=1)
--                   ->  Index Scan using members_pkey on members members_1 (actual rows=1 loops=50)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = chosen.id))
--                         Filter: (status <> 'excluded'::text)
--     CTE moved
--       ->  Insert on group_members (actual rows=0 loops=1)
--             Conflict Resolution: NOTHING
--             Tuples Inserted: 0
--             Conflicting Tuples: 50
--             ->  CTE Scan on free (actual rows=50 loops=1)
--     CTE counted
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Hash Join (actual rows=0 loops=1)
--                   Hash Cond: (moved.member_id = free_1.id)
--                   ->  CTE Scan on moved (actual rows=0 loops=1)
--                   ->  Hash (never executed)
--                         ->  CTE Scan on free free_1 (never executed)
--     CTE kept
--       ->  Update on groups (actual rows=0 loops=1)
--             ->  Nested Loop (actual rows=1 loops=1)
--                   ->  Seq Scan on groups (actual rows=1 loops=1)
--                         Filter: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '01900000-0000-7000-8000-000000000001'::uuid))
--                         Rows Removed by Filter: 3
--                   ->  CTE Scan on counted counted_1 (actual rows=1 loops=1)
--     InitPlan 6 (returns $9)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on chosen chosen_1 (actual rows=50 loops=1)
--     InitPlan 7 (returns $10)
--       ->  Limit (actual rows=1 loops=1)
--             ->  Sort (actual rows=1 loops=1)
--                   Sort Key: chosen_2.id DESC
--                   Sort Method: top-N heapsort  Memory: 25kB
--                   ->  CTE Scan on chosen chosen_2 (actual rows=50 loops=1)
--     InitPlan 8 (returns $11)
--       ->  HashSetOp Except (actual rows=0 loops=1)
--             ->  Append (actual rows=100 loops=1)
--                   ->  Subquery Scan on "*SELECT* 1" (actual rows=50 loops=1)
--                         ->  CTE Scan on chosen chosen_3 (actual rows=50 loops=1)
--                   ->  Subquery Scan on "*SELECT* 2" (actual rows=50 loops=1)
--                         ->  CTE Scan on free free_2 (actual rows=50 loops=1)
--   Trigger group_members_copy_facts on group_members: calls=50

-- out of a group
with chosen as materialized ( select id from members where (organization_id = $1 and id = any($2::uuid[])) and status <> 'excluded' order by id limit $3 ), free as materialized ( select id, status from members where organization_id = $4 and id in (select id from chosen) and status <> 'excluded' ), moved as (delete from group_members where organization_id = $5 and group_id = $6 and member_id in (select id from free) returning member_id), counted as ( select count(*)::int as moved, (count(*) filter (where status = 'active'))::int as active, (count(*) filter (where status = 'unregistered'))::int as unregistered from moved join free on free.id = moved.member_id ), kept as ( update groups set members = members - counted.active, unregistered = groups.unregistered - counted.unregistered from counted where organization_id = $7 and id = $8 ) select moved, (select count(*)::int from chosen) as reached, (select id from chosen order by id desc limit 1) as last, array(select id from chosen except select id from free) as held from counted;
--   CTE Scan on counted (actual rows=1 loops=1)
--     CTE chosen
--       ->  Limit (actual rows=50 loops=1)
--             ->  Sort (actual rows=50 loops=1)
--                   Sort Key: members.id
--                   Sort Method: quicksort  Memory: 27kB
--                   ->  Index Scan using members_pkey on members (actual rows=50 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ('{018bcff1-0d29-7056-896e-998d7e1c5f84,018bcfe6-ff11-7f37-849b-e77908e8dcb7,018bcfe8-c28d-764a-892d-5bf4ab0ceeae,018bcff2-4557-71a0-81a3-3e09e34f4c9c,018bcfea-fa32-7063-8ab6-93f99667ffaa,018bcfec-3653-7163-89cc-93c13673f8ed,018bcff1-4358-7031-863e-6cb6f0fa3555,018bcfef-5087-7413-8848-91df3024b160,018bcfe5-91b7-7313-897a-a2aad24aa739,018bcfe5-d5e2-7fdb-854a-cf6ea51ff3ae,018bcfe9-80a6-7915-89b0-3d27f716292b,018bcff2-5c2a-7301-8b39-8c32c7096be7,018bcff0-9307-779f-88e7-96f66b7475c3,018bcff3-42c5-7fd0-8491-6910e6fe43ca,018bcfe9-4767-7d84-82fd-03841093bff1,018bcff0-77fc-7df2-83a0-0ef4f48d67f2,018bcfe8-e84f-7b56-89d6-b2a8a77c971e,018bcfe9-65e4-7826-8b9a-b18f6e37117d,018bcfe5-68eb-7647-847b-db8ac87f9600,018bcff4-74a1-7457-8cfe-41d25339994b,018bcff2-2373-71a3-8470-a163d1d2df5c,018bcfe7-2309-7e93-8a01-10da7e9670fc,018bcfef-b382-7b1c-83ac-60a63de2515a,018bcfe7-fb9a-72bd-892d-34c8981bd774,018bcfee-77d7-775d-804b-826c80f98edf,018bcfed-b6c5-78fc-8282-32859e7f3c94,018bcff1-9fa1-7b87-8e0e-53a964fe5877,018bcfea-72d5-78a9-8395-8f6c02fe3a31,018bcfec-b0cb-7930-8626-06df1dba5596,018bcfed-5a50-7316-8e8d-904d234e3b8e,018bcff4-93c1-78f1-8f53-6c26a31aedc6,018bcff3-3284-7891-82cd-5c319315b9a3,018bcff3-aded-7737-8f64-d12ca671ca24,018bcff1-2353-719a-8ba2-3061b25e8647,018bcfec-7c3e-7486-8424-d2673f8170fe,018bcfee-276d-7390-85ae-6aa5ffbce7e1,018bcfe5-d106-7cb4-889f-77ee9989e75e,018bcff0-41e4-7169-8464-beb08b5c7eb0,018bcfec-f08f-7728-8274-9f4c313e3a4d,018bcff0-6c19-745b-83ae-d6f8a7b088cc,018bcfee-9523-7dc4-8a3e-e7e796297bb3,018bcfe6-e4d2-78dd-85b5-d960ea618f22,018bcfea-d99a-721a-8c46-7343e3c095fd,018bcfed-6fff-760b-899d-98312f9bcfec,018bcfec-8a08-72b6-8a8f-af2424f18e46,018bcfec-7055-7821-8d9a-498837bee369,018bcfee-d62f-7986-83d5-687f845d4ddf,018bcfeb-249c-7604-892a-ad5895e21904,018bcfee-c9cf-7c71-8673-37e20c8107a4,018bcfe7-c95a-75b7-862e-62f0d116fe3c}'::uuid[])))
--                         Filter: (status <> 'excluded'::text)
--     CTE free
--       ->  Nested Loop (actual rows=50 loops=1)
--             ->  HashAggregate (actual rows=50 loops=1)
--                   Group Key: chosen.id
--                   Batches: 1  Memory Usage: 24kB
--                   ->  CTE Scan on chosen (actual rows=50 loops=1)
--             ->  Index Scan using members_pkey on members members_1 (actual rows=1 loops=50)
--                   Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = chosen.id))
--                   Filter: (status <> 'excluded'::text)
--     CTE moved
--       ->  Delete on group_members (actual rows=0 loops=1)
--             ->  Nested Loop (actual rows=0 loops=1)
--                   ->  HashAggregate (actual rows=50 loops=1)
--                         Group Key: free.id
--                         Batches: 1  Memory Usage: 24kB
--                         ->  CTE Scan on free (actual rows=50 loops=1)
--                   ->  Index Scan using group_members_member on group_members (actual rows=0 loops=50)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (member_id = free.id) AND (group_id = '01900000-0000-7000-8000-000000000001'::uuid))
--     CTE counted
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Hash Join (actual rows=0 loops=1)
--                   Hash Cond: (moved.member_id = free_1.id)
--                   ->  CTE Scan on moved (actual rows=0 loops=1)
--                   ->  Hash (never executed)
--                         ->  CTE Scan on free free_1 (never executed)
--     CTE kept
--       ->  Update on groups (actual rows=0 loops=1)
--             ->  Nested Loop (actual rows=1 loops=1)
--                   ->  Seq Scan on groups (actual rows=1 loops=1)
--                         Filter: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '01900000-0000-7000-8000-000000000001'::uuid))
--                         Rows Removed by Filter: 3
--                   ->  CTE Scan on counted counted_1 (actual rows=1 loops=1)
--     InitPlan 6 (returns $9)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on chosen chosen_1 (actual rows=50 loops=1)
--     InitPlan 7 (returns $10)
--       ->  Limit (actual rows=1 loops=1)
--             ->  Sort (actual rows=1 loops=1)
--                   Sort Key: chosen_2.id DESC
--                   Sort Method: top-N heapsort  Memory: 25kB
--                   ->  CTE Scan on chosen chosen_2 (actual rows=50 loops=1)
--     InitPlan 8 (returns $11)
--       ->  HashSetOp Except (actual rows=0 loops=1)
--             ->  Append (actual rows=100 loops=1)
--                   ->  Subquery Scan on "*SELECT* 1" (actual rows=50 loops=1)
--                         ->  CTE Scan on chosen chosen_3 (actual rows=50 loops=1)
--                   ->  Subquery Scan on "*SELECT* 2" (actual rows=50 loops=1)
--                         ->  CTE Scan on free free_2 (actual rows=50 loops=1)

-- a group of whoever a filter finds
select "id" from "groups" where "organization_id" = $1 and lower(name) = lower($2);
--   Seq Scan on groups (actual rows=1 loops=1)
--     Filter: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (lower(name) = 'март'::text))
--     Rows Removed by Filter: 4

-- a group of whoever a filter finds
with chosen as materialized ( select id from members where organization_id = $1 and status = $2 and extract(month from birth_date) = $3 and coalesce(birth_date, 'infinity'::date) <= ($4::date - make_interval(years => $5))::date and status <> 'excluded' order by id limit $6 ), free as materialized ( select id, status from members where organization_id = $7 and id in (select id from chosen) and status <> 'excluded' for share skip locked ), moved as (insert into group_members (organization_id, group_id, member_id) select $8::uuid, $9::uuid, id from free on conflict do nothing returning member_id), counted as ( select count(*)::int as moved, (count(*) filter (where status = 'active'))::int as active, (count(*) filter (where status = 'unregistered'))::int as unregistered from moved join free on free.id = moved.member_id ), kept as ( update groups set members = members + counted.active, unregistered = groups.unregistered + counted.unregistered from counted where organization_id = $10 and id = $11 ) select moved, (select count(*)::int from chosen) as reached, (select id from chosen order by id desc limit 1) as last, array(select id from chosen except select id from free) as held from counted;
--   CTE Scan on counted (actual rows=1 loops=1)
--     CTE chosen
--       ->  Limit (actual rows=1066 loops=1)
--             ->  Sort (actual rows=1066 loops=1)
--                   Sort Key: members.id
--                   Sort Method: quicksort  Memory: 98kB
--                   ->  Index Scan using members_birth on members (actual rows=1066 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'unregistered'::text) AND (COALESCE(birth_date, 'infinity'::date) <= '1966-12-01'::date) AND (EXTRACT(month FROM birth_date) = '3'::numeric))
--     CTE free
--       ->  LockRows (actual rows=1066 loops=1)
--             ->  Nested Loop (actual rows=1066 loops=1)
--                   ->  HashAggregate (actual rows=1066 loops=1)
--                         Group Key: chosen.id
--                         Batches: 1  Memory Usage: 337kB
--                         ->  CTE Scan on chosen (actual rows=1066 loops=1)
--                   ->  Index Scan using members_pkey on members members_1 (actual rows=1 loops=1066)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = chosen.id))
--                         Filter: (status <> 'excluded'::text)
--     CTE moved
--       ->  Insert on group_members (actual rows=0 loops=1)
--             Conflict Resolution: NOTHING
--             Tuples Inserted: 0
--             Conflicting Tuples: 1066
--             ->  CTE Scan on free (actual rows=1066 loops=1)
--     CTE counted
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Hash Join (actual rows=0 loops=1)
--                   Hash Cond: (moved.member_id = free_1.id)
--                   ->  CTE Scan on moved (actual rows=0 loops=1)
--                   ->  Hash (never executed)
--                         ->  CTE Scan on free free_1 (never executed)
--     CTE kept
--       ->  Update on groups (actual rows=0 loops=1)
--             ->  Nested Loop (actual rows=1 loops=1)
--                   ->  Seq Scan on groups (actual rows=1 loops=1)
--                         Filter: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '01a22f4e-1530-72e7-80cb-ac5d7626f4c8'::uuid))
--                         Rows Removed by Filter: 4
--                   ->  CTE Scan on counted counted_1 (actual rows=1 loops=1)
--     InitPlan 6 (returns $9)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  CTE Scan on chosen chosen_1 (actual rows=1066 loops=1)
--     InitPlan 7 (returns $10)
--       ->  Limit (actual rows=1 loops=1)
--             ->  Sort (actual rows=1 loops=1)
--                   Sort Key: chosen_2.id DESC
--                   Sort Method: top-N heapsort  Memory: 25kB
--                   ->  CTE Scan on chosen chosen_2 (actual rows=1066 loops=1)
--     InitPlan 8 (returns $11)
--       ->  HashSetOp Except (actual rows=0 loops=1)
--             ->  Append (actual rows=2132 loops=1)
--                   ->  Subquery Scan on "*SELECT* 1" (actual rows=1066 loops=1)
--                         ->  CTE Scan on chosen chosen_3 (actual rows=1066 loops=1)
--                   ->  Subquery Scan on "*SELECT* 2" (actual rows=1066 loops=1)
--                         ->  CTE Scan on free free_2 (actual rows=1066 loops=1)
--   Trigger group_members_copy_facts on group_members: calls=1066

-- a group is deleted
select "kind", "members" from "groups" where "organization_id" = $1 and "id" = $2 for update;
--   LockRows (actual rows=0 loops=1)
--     ->  Seq Scan on groups (actual rows=0 loops=1)
--           Filter: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '01a22f4e-1530-72e7-80cb-ac5d7626f4c8'::uuid))
--           Rows Removed by Filter: 4

-- a group is deleted
delete from "groups" where "organization_id" = $1 and "id" = $2;
--   Delete on groups (actual rows=0 loops=1)
--     ->  Seq Scan on groups (actual rows=0 loops=1)
--           Filter: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '01a22f4e-1530-72e7-80cb-ac5d7626f4c8'::uuid))
--           Rows Removed by Filter: 4

-- into the register by hand
select id, phone from members where organization_id = $1 and phone = $2 and phone <> '' union all (select id, phone from members where organization_id = $3 and status in ('active', 'unregistered', 'excluded') and coalesce(birth_date, 'infinity'::date) = $4::date and replace(lower(last_name || ' ' || first_name || ' ' || patronymic), 'ё', 'е') = replace(lower($5), 'ё', 'е') limit 1);
--   Append (actual rows=2 loops=1)
--     ->  Index Scan using members_phone_of on members (actual rows=1 loops=1)
--           Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (phone = '+79000000001'::text))
--     ->  Limit (actual rows=1 loops=1)
--           ->  Index Scan using members_birth on members members_1 (actual rows=1 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = ANY ('{active,unregistered,excluded}'::text[])) AND (COALESCE(birth_date, 'infinity'::date) = '1980-03-08'::date))
--                 Filter: (replace(lower(((((last_name || ' '::text) || first_name) || ' '::text) || patronymic)), 'ё'::text, 'е'::text) = 'проверкин пров петрович'::text)
--                 Rows Removed by Filter: 52

-- into the register by hand
insert into member_counts as kept (organization_id, active, unregistered, excluded, last_registered_at) values ($1, $2, $3, $4, $5) on conflict (organization_id) do update set active = kept.active + excluded.active, unregistered = kept.unregistered + excluded.unregistered, excluded = kept.excluded + excluded.excluded, last_registered_at = greatest(kept.last_registered_at, excluded.last_registered_at);
--   Insert on member_counts kept (actual rows=0 loops=1)
--     Conflict Resolution: UPDATE
--     Conflict Arbiter Indexes: member_counts_pkey
--     Tuples Inserted: 0
--     Conflicting Tuples: 1
--     ->  Result (actual rows=1 loops=1)

-- into the register by hand
select phone from members where organization_id = $1 and id = any($2::uuid[]) and status = 'unregistered' and phone <> '';
--   Index Scan using members_pkey on members (actual rows=1 loops=1)
--     Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ('{01a22f4e-1604-7878-bb74-14c42b0e3627}'::uuid[])))
--     Filter: ((phone <> ''::text) AND (status = 'unregistered'::text))

-- a card is changed
select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank from members where organization_id = $1 and id = $2 for no key update;
--   LockRows (actual rows=1 loops=1)
--     ->  Index Scan using members_pkey on members (actual rows=1 loops=1)
--           Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '01a22f4e-1604-7878-bb74-14c42b0e3627'::uuid))

-- a card is changed
select "name", "birth_date" as "birthDate" from "member_children" where "organization_id" = $1 and "member_id" = $2;
--   Index Scan using member_children_member on member_children (actual rows=0 loops=1)
--     Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (member_id = '01a22f4e-1604-7878-bb74-14c42b0e3627'::uuid))

-- a card is changed
update "members" set "last_name" = $1, "first_name" = $2, "patronymic" = $3, "birth_date" = $4, "phone" = $5, "email" = $6, "region" = $7, "union_year" = $8, "union_year_absent" = $9, "union_ticket" = $10, "union_ticket_absent" = $11, "children_absent" = $12, "version" = "version" + $13 where "organization_id" = $14 and "id" = $15;
--   Update on members (actual rows=0 loops=1)
--     ->  Index Scan using members_pkey on members (actual rows=1 loops=1)
--           Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '01a22f4e-1604-7878-bb74-14c42b0e3627'::uuid))
--   Trigger members_recount_groups: calls=1

-- a card is changed
delete from "member_children" where "organization_id" = $1 and "member_id" = $2;
--   Delete on member_children (actual rows=0 loops=1)
--     ->  Index Scan using member_children_member on member_children (actual rows=0 loops=1)
--           Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (member_id = '01a22f4e-1604-7878-bb74-14c42b0e3627'::uuid))
--   Trigger member_children_removed: calls=1

-- out of the register
select organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank, (select count(*)::int from (select 1 from members where organization_id = $1 and status = 'active' and role_rank = 0 limit 2) as heads) as heads from members where organization_id = $2 and id in ($3, $4);
--   Index Scan using members_pkey on members (actual rows=1 loops=1)
--     Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ('{01a22f4e-1604-7878-bb74-14c42b0e3627,018bcfe5-6801-7c77-864c-fed23c5ca3bb}'::uuid[])))
--     InitPlan 1 (returns $0)
--       ->  Aggregate (actual rows=1 loops=1)
--             ->  Limit (actual rows=1 loops=1)
--                   ->  Index Only Scan using members_role on members members_1 (actual rows=1 loops=1)
--                         Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (status = 'active'::text) AND (role_rank = 0))
--                         Heap Fetches: 0

-- out of the register
delete from "members" where "organization_id" = $1 and "id" = $2;
--   Delete on members (actual rows=0 loops=1)
--     ->  Index Scan using members_pkey on members (actual rows=0 loops=1)
--           Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = '01a22f4e-1604-7878-bb74-14c42b0e3627'::uuid))

-- the invitation
insert into invitation_links (organization_id, code, renewed_at) values ($1, $2, $3) on conflict do nothing;
--   Insert on invitation_links (actual rows=0 loops=1)
--     Conflict Resolution: NOTHING
--     Tuples Inserted: 0
--     Conflicting Tuples: 1
--     ->  Result (actual rows=1 loops=1)

-- the invitation
select "code", "renewed_at" as "renewedAt" from "invitation_links" where "organization_id" = $1;
--   Seq Scan on invitation_links (actual rows=1 loops=1)
--     Filter: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)

-- the invitation
select "unregistered" from "member_counts" where "organization_id" = $1;
--   Index Scan using member_counts_pkey on member_counts (actual rows=1 loops=1)
--     Index Cond: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)

-- the invitation
select * from "invitation_sendings" where "organization_id" = $1 order by "id" desc limit $2;
--   Limit (actual rows=0 loops=1)
--     ->  Sort (actual rows=0 loops=1)
--           Sort Key: id DESC
--           Sort Method: quicksort  Memory: 25kB
--           ->  Seq Scan on invitation_sendings (actual rows=0 loops=1)
--                 Filter: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)

-- exports
select * from "exports" where "organization_id" = $1 and "person_id" = $2 order by "id" desc limit $3;
--   Limit (actual rows=1 loops=1)
--     ->  Sort (actual rows=1 loops=1)
--           Sort Key: id DESC
--           Sort Method: quicksort  Memory: 25kB
--           ->  Seq Scan on exports (actual rows=1 loops=1)
--                 Filter: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (person_id = '018bcfe5-6801-725b-8f06-79e0760ca3ea'::uuid))

-- an export is asked for
insert into "exports" ("organization_id", "id", "person_id", "format", "state", "target", "sort", "direction", "file_name", "created_at", "beat_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict ("organization_id") where "state" in ($12, $13) do nothing returning *;
--   Insert on exports (actual rows=0 loops=1)
--     Conflict Resolution: NOTHING
--     Conflict Arbiter Indexes: exports_running
--     Tuples Inserted: 0
--     Conflicting Tuples: 1
--     ->  Result (actual rows=1 loops=1)

-- imports
select * from "imports" where "organization_id" = $1 order by "id" desc limit $2;
--   Limit (actual rows=0 loops=1)
--     ->  Sort (actual rows=0 loops=1)
--           Sort Key: id DESC
--           Sort Method: quicksort  Memory: 25kB
--           ->  Seq Scan on imports (actual rows=0 loops=1)
--                 Filter: (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid)

-- exclusion
update members set status = 'excluded', role = 'member', excluded_at = $1, excluded_by_person_id = $2, excluded_by_name = $3, exclude_reason = $4, version = version + 1 where organization_id = $5 and id = any($6::uuid[]) and status <> 'excluded' returning organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank;
--   Update on members (actual rows=0 loops=1)
--     ->  Index Scan using members_pkey on members (actual rows=0 loops=1)
--           Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ('{018bcfe8-c28d-764a-892d-5bf4ab0ceeae}'::uuid[])))
--           Filter: (status <> 'excluded'::text)
--           Rows Removed by Filter: 1
--   Trigger members_recount_groups: calls=1

-- exclusion
delete from task_assignees a using tasks t where a.organization_id = $1 and a.member_id = any($2::uuid[]) and t.organization_id = a.organization_id and t.id = a.task_id and t.state <> 'done' returning a.task_id as "taskId", a.member_id as "memberId";
--   Delete on task_assignees a (actual rows=0 loops=1)
--     ->  Nested Loop (actual rows=0 loops=1)
--           Join Filter: (a.task_id = t.id)
--           ->  Seq Scan on task_assignees a (actual rows=0 loops=1)
--                 Filter: ((member_id = ANY ('{018bcfe8-c28d-764a-892d-5bf4ab0ceeae}'::uuid[])) AND (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid))
--           ->  Seq Scan on tasks t (never executed)
--                 Filter: ((state <> 'done'::text) AND (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid))

-- exclusion
delete from calendar_addresses where organization_id = $1 and member_id = any($2::uuid[]);
--   Delete on calendar_addresses (actual rows=0 loops=1)
--     ->  Seq Scan on calendar_addresses (actual rows=0 loops=1)
--           Filter: ((member_id = ANY ('{018bcfe8-c28d-764a-892d-5bf4ab0ceeae}'::uuid[])) AND (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid))

-- exclusion
delete from event_reminder_settings where organization_id = $1 and member_id = any($2::uuid[]);
--   Delete on event_reminder_settings (actual rows=0 loops=1)
--     ->  Seq Scan on event_reminder_settings (actual rows=0 loops=1)
--           Filter: ((member_id = ANY ('{018bcfe8-c28d-764a-892d-5bf4ab0ceeae}'::uuid[])) AND (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid))

-- exclusion
select * from event_occurrences where organization_id = $1 and ends_at > $2 and id in (select occurrence_id from event_answers where organization_id = $3 and member_id = any($4::uuid[])) order by id for update;
--   LockRows (actual rows=0 loops=1)
--     ->  Sort (actual rows=0 loops=1)
--           Sort Key: event_occurrences.id
--           Sort Method: quicksort  Memory: 25kB
--           ->  Nested Loop Semi Join (actual rows=0 loops=1)
--                 Join Filter: (event_occurrences.id = event_answers.occurrence_id)
--                 ->  Seq Scan on event_occurrences (actual rows=0 loops=1)
--                       Filter: ((ends_at > '2026-12-01 01:52:56.489+00'::timestamp with time zone) AND (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid))
--                 ->  Seq Scan on event_answers (never executed)
--                       Filter: ((member_id = ANY ('{018bcfe8-c28d-764a-892d-5bf4ab0ceeae}'::uuid[])) AND (organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid))

-- restoration
select id, person_id, changed_outside, "last_name", "first_name", "patronymic", "birth_date", "phone", "email", "region" from members where organization_id = $1 and id = any($2::uuid[]) and status = 'excluded' order by id for no key update;
--   LockRows (actual rows=0 loops=1)
--     ->  Sort (actual rows=0 loops=1)
--           Sort Key: id
--           Sort Method: quicksort  Memory: 25kB
--           ->  Index Scan using members_pkey on members (actual rows=0 loops=1)
--                 Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ('{018bcfe8-c28d-764a-892d-5bf4ab0ceeae}'::uuid[])))
--                 Filter: (status = 'excluded'::text)
--                 Rows Removed by Filter: 1

-- restoration
update members set status = case when person_id is null then 'unregistered' else 'active' end, role = 'member', excluded_at = null, excluded_by_person_id = null, excluded_by_name = null, exclude_reason = null, changed_outside = '{}', version = version + 1 where organization_id = $1 and id = any($2::uuid[]) and status = 'excluded' returning organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region, role, status, registered_at, added_at, excluded_at, excluded_by_person_id, excluded_by_name, exclude_reason, version, union_year, union_year_absent, union_ticket, union_ticket_absent, children_absent, invited_at, sex, card_tail, role_rank;
--   Update on members (actual rows=0 loops=1)
--     ->  Index Scan using members_pkey on members (actual rows=0 loops=1)
--           Index Cond: ((organization_id = '018bcfe5-6800-7bca-83e8-6b2057918df4'::uuid) AND (id = ANY ('{018bcfe8-c28d-764a-892d-5bf4ab0ceeae}'::uuid[])))
--           Filter: (status = 'excluded'::text)
--           Rows Removed by Filter: 1
--   Trigger members_recount_groups: calls=1
