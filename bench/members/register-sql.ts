import { SLOTS } from './name-slots.ts';

/** The statements of `fillRegister`: each a set, none a row. Names of the groups are what the questions ask for. */

/** A UUIDv7 whose time is the number: neighbours in the index, as in life. */
const uuid = (kind: string, number: string): string =>
  `(lpad(to_hex(1700000000000 + ${number}), 12, '0') || '7' || substr(md5('${kind}' || ${number}), 1, 3) || '8' || substr(md5('${kind}' || ${number}), 4, 15))::uuid`;

/** $1 lists of names as JSON. */
export const NAMES = `
  create unlogged table name_slots as
  select list.kind, list.woman, slot.value, slot.place::int - 1 as place
  from json_to_recordset($1::json) as list(kind text, woman boolean, values json),
    json_array_elements_text(list.values) with ordinality as slot(value, place)`;

/** $1 how many small ones, $2 the large one's name. */
export const ORGANIZATIONS = `
  insert into organizations (id, name, time_zone, joined_at)
  select ${uuid('organization', 'number')}, case number when 0 then $2 else 'ППО № ' || number end, 'Europe/Moscow', now() - interval '3 years'
  from generate_series(0, $1::int) as number`;

/** Of the large organisation: members, unregistered, excluded ones, administrators; then how many small ones there are, and of how many. */
export const people = (
  active: number,
  unregistered: number,
  excluded: number,
  administrators: number,
  organizations: number,
  each: number,
): string => `
  create unlogged table invented as
  with places as (
    select number, 0 as organization,
      case when number < ${active} then 'active' when number < ${active + unregistered} then 'unregistered' else 'excluded' end as status,
      case when number = 0 then 'head' when number <= ${administrators} then 'administrator' else 'member' end as role
    from generate_series(0, ${active + unregistered + excluded} - 1) as number
    union all
    select ${active + unregistered + excluded} + (organization - 1) * ${each} + place, organization, 'active',
      case place when 0 then 'head' when 1 then 'administrator' else 'member' end
    from generate_series(1, ${organizations}) as organization, generate_series(0, ${each} - 1) as place
  ), chances as materialized (
    select *, random() < 0.55 as woman, random() as last, random() as first, random() as patronymic, random() as born, random() as mail,
      random() as joined, random() as without
    from places
  )
  select number, organization, status, role, born, mail, joined, without, last.value as last_name, first.value as first_name,
    case when without < 0.03 then '' else middle.value end as patronymic
  from chances
  join name_slots last on last.kind = 'last' and last.woman = chances.woman and last.place = floor(chances.last * ${SLOTS})::int
  join name_slots first on first.kind = 'first' and first.woman = chances.woman and first.place = floor(chances.first * ${SLOTS})::int
  join name_slots middle
    on middle.kind = 'patronymic' and middle.woman = chances.woman and middle.place = floor(chances.patronymic * ${SLOTS})::int
  order by number`;

/** The multiplier scatters neighbours over the range without a repetition. */
const PHONE = `'+79' || lpad(((number::bigint * 736338717) % 1000000000)::text, 9, '0')`;
const CARD = `'71140510001' || (77000000 + number)`;
const EMAIL = `translate(lower(last_name), 'абвгдеёзийклмнопрстуфхцыэжчшщъьюя', 'abvgdeezijklmnoprstufhcye') || number % 100000 || '@example.org'`;
const BORN = `date '1955-01-01' + (born * 18600)::int`;
const JOINED = `now() - joined * interval '3 years'`;
const CHILD_BORN = `(now() - (born + joined) * interval '12 years')::date`;
/** Of those who have not signed up, some have no phone, some no card. */
const known = (value: string, part: number) => `case when status = 'unregistered' and without < ${part} then '' else ${value} end`;

export const PERSONS = `
  insert into persons (id, phone, password_hash, last_name, first_name, patronymic, birth_date, email, created_at)
  select ${uuid('person', 'number')}, ${PHONE}, 'none', last_name, first_name, patronymic, ${BORN}, '', ${JOINED}
  from invented where status <> 'unregistered'`;

export const MEMBERS = `
  insert into members (organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region,
    role, status, registered_at, added_at, excluded_at, excluded_by_name, exclude_reason, union_year, union_ticket, youngest_child, invited_at)
  select ${uuid('organization', 'organization')}, ${uuid('member', 'number')},
    case when status <> 'unregistered' then ${uuid('person', 'number')} end, last_name, first_name, patronymic,
    ${known(PHONE, 0.2)}, ${known(CARD, 0.5)}, case when born < 0.95 then ${BORN} end, case when mail < 0.6 then ${EMAIL} else '' end,
    'Московская область', role, status, case when status <> 'unregistered' then ${JOINED} end, ${JOINED},
    case when status = 'excluded' then now() - joined * interval '100 days' end, case when status = 'excluded' then 'Озерова Наталья' end,
    case when status = 'excluded' then 'По собственному желанию' end,
    case when mail < 0.7 then 1975 + (joined * 50)::int end, case when mail < 0.5 then (100000 + number)::text else '' end,
    case when number % 4 = 0 then ${CHILD_BORN} end, case when status = 'unregistered' and number % 5 < 4 then now() end
  from invented order by number`;

export const CARDS = `
  insert into card_batches (organization_id, id, issued_at, issued_by_person_id, first, last, count, bound)
  select organization_id, id, now(), id, min(card_number), max(card_number), count(*), count(*) from (
    select m.organization_id, ${uuid('batch', 'i.organization')} as id, m.card_number from invented i
    join members m on m.organization_id = ${uuid('organization', 'i.organization')} and m.id = ${uuid('member', 'i.number')}
    where i.status <> 'unregistered') as bound group by organization_id, id;
  insert into cards (organization_id, number, batch_id, member_id)
  select m.organization_id, m.card_number, b.id, m.id from members m join card_batches b on b.organization_id = m.organization_id
  where m.card_number <> '' and m.person_id is not null`;

/** Every fourth has one or two, a third of whom are 16 and older. */
export const CHILDREN = `
  insert into member_children (organization_id, id, member_id, name, birth_date)
  select ${uuid('organization', 'organization')}, ${uuid('child', '(number * 2 + place)')}, ${uuid('member', 'number')}, 'Ребёнок',
    ${CHILD_BORN}
  from invented, generate_series(0, 1) as place where number % 4 = 0 and (place = 0 or joined < 0.4)`;

export const groups = (organization: string): string => `
  insert into groups (organization_id, id, name, kind, rule, members, created_at)
  select o.id, given.id::uuid, given.name, given.kind, given.rule::jsonb, given.members, now()
  from organizations o, (values
    ('01900000-0000-7000-8000-000000000001', 'Большая', 'fixed', null, 300000),
    ('01900000-0000-7000-8000-000000000002', 'Малая', 'fixed', null, 200),
    ('01900000-0000-7000-8000-000000000003', 'Молодые матери', 'rule', '{"sex": "female", "ageTo": 35, "children": "with"}', 0),
    ('01900000-0000-7000-8000-000000000004', 'Юбиляры', 'rule', '{"ageFrom": 60, "ageTo": 60, "birthMonth": 3}', 0)
  ) as given(id, name, kind, rule, members) where o.name = '${organization}';
  insert into group_members (organization_id, group_id, member_id, status, sex, birth_date, youngest_child)
  select m.organization_id, g.id::uuid, m.id, m.status, m.sex, m.birth_date, m.youngest_child
  from invented, (values ('01900000-0000-7000-8000-000000000001', 0.3), ('01900000-0000-7000-8000-000000000002', 0.0002)) as g(id, part), members m
  where organization = 0 and invented.status <> 'excluded' and mail * 7919 - floor(mail * 7919) < g.part
    and m.organization_id = ${uuid('organization', 'organization')} and m.id = ${uuid('member', 'number')}`;

export const COUNTS = `
  insert into member_counts (organization_id, active, unregistered, excluded, last_registered_at)
  select organization_id, count(*) filter (where status = 'active'), count(*) filter (where status = 'unregistered'),
    count(*) filter (where status = 'excluded'), max(registered_at)
  from members group by organization_id`;
