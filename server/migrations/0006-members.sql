-- A person's place in an organisation, and the organisation's own record of that person.
create table members (
  organization_id uuid not null references organizations,
  id uuid not null,
  person_id uuid not null references persons,
  last_name text not null,
  first_name text not null,
  patronymic text not null default '',
  phone text not null,
  card_number text not null,
  birth_date date,
  email text not null default '',
  region text not null default '',
  role text not null default 'member' check (role in ('member', 'administrator', 'head')),
  status text not null default 'active' check (status in ('active', 'excluded')),
  registered_at timestamptz not null,
  excluded_at timestamptz,
  excluded_by_person_id uuid,
  excluded_by_name text,
  exclude_reason text,
  version int not null default 0,
  card_tail text generated always as (right(card_number, 8)) stored,
  role_rank smallint generated always as (case role when 'head' then 0 when 'administrator' then 1 else 2 end) stored, -- sorts heads first
  search text generated always as (
    replace(lower(last_name || ' ' || first_name || ' ' || patronymic), 'ё', 'е') || ' ' || substr(phone, 2) || ' ' || card_number || ' ' || lower(email)
  ) stored,
  primary key (organization_id, id),
  unique (organization_id, person_id) -- one membership a person and organisation
);
alter table members alter column search set statistics 1000; -- the search's plan is chosen by the row estimate
-- The gate (session → membership) and the list of a person's organisations.
create index members_person on members (person_id, organization_id);
-- Keyset pages of the list, one index a sortable column; what is not filled in comes after all that is.
create index members_name on members (organization_id, status, last_name collate "und-x-icu", first_name collate "und-x-icu", id);
create index members_phone on members (organization_id, status, phone, id);
create index members_card on members (organization_id, status, card_tail, id);
create index members_birth on members (organization_id, status, (coalesce(birth_date, 'infinity'::date)), id);
create index members_email on members (organization_id, status, (email = ''), email, id);
-- Also the list filtered by role, and the search for another head.
create index members_role on members (organization_id, status, role_rank, last_name collate "und-x-icu", first_name collate "und-x-icu", id);
create index members_registered on members (organization_id, status, registered_at, id);
-- Search by three letters and more; the tenant inside the index.
create index members_search on members using gin (organization_id, search gin_trgm_ops);
-- One or two letters: prefixes of a part of the name.
create index members_last_name_prefix on members (organization_id, status, replace(lower(last_name), 'ё', 'е') text_pattern_ops);
create index members_first_name_prefix on members (organization_id, status, replace(lower(first_name), 'ё', 'е') text_pattern_ops);

-- Kept counts: exact at any size without counting.
create table member_counts (
  organization_id uuid primary key references organizations,
  active int not null default 0,
  excluded int not null default 0,
  last_registered_at timestamptz
);

create table card_batches (
  organization_id uuid not null references organizations,
  id uuid not null,
  issued_at timestamptz not null,
  issued_by_person_id uuid not null,
  first text not null,
  last text not null,
  count int not null,
  bound int not null default 0, -- kept: a batch is tens of thousands of cards
  primary key (organization_id, id) -- the list of batches, newest first by UUIDv7
);

create table cards (
  organization_id uuid not null, -- an organisation's through its batch
  number text not null check (number ~ '^\d{18,19}$'),
  batch_id uuid not null,
  member_id uuid,
  blocked_at timestamptz,
  primary key (organization_id, number),
  unique (number), -- a number is issued once; binding finds by it
  foreign key (organization_id, batch_id) references card_batches (organization_id, id),
  foreign key (organization_id, member_id) references members (organization_id, id)
);
-- A person's cards, and the cards of a member.
create index cards_member on cards (organization_id, member_id) where member_id is not null;

-- Guesses of card numbers, by person: those refused since a time. One row a person, so that parallel guesses wait in line.
create table card_guesses (
  person_id uuid primary key references persons on delete cascade,
  since timestamptz not null,
  refused int not null
);

create table access_applications (
  id uuid primary key,
  organization_name text not null,
  full_name text not null,
  card_number text not null,
  phone text not null,
  email text not null,
  state text not null default 'pending' check (state in ('pending', 'approved', 'refused')),
  reason text not null default '',
  address text not null,
  created_at timestamptz not null,
  decided_at timestamptz,
  decided_by_person_id uuid
);
create index access_applications_queue on access_applications (state, id); -- the operator's queue
create index access_applications_phone on access_applications (phone, id); -- own applications
create index access_applications_address on access_applications (address, created_at); -- limit by address
