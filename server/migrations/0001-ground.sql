-- Search and tenant-first trigram indexes (data.md): names, phones, cards and e-mails of members.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- platform ------------------------------------------------------------------------------------------------------

-- The first answer to a write, given again when its Idempotency-Key comes back.
create table idempotency_keys (
  person_id uuid not null,
  key text not null,
  endpoint text not null,
  request_hash bytea not null,
  body text,
  created_at timestamptz not null,
  primary key (person_id, key)
);
-- The nightly sweep of keys older than a day.
create index idempotency_keys_created_at on idempotency_keys (created_at);

-- audit ---------------------------------------------------------------------------------------------------------

-- No foreign keys: the journal outlives what it speaks of.
create table audit_entries (
  id uuid primary key, -- UUIDv7: the operator's journal, newest first, walks this key
  at timestamptz not null,
  action text not null,
  actor_person_id uuid,
  organization_id uuid,
  subject_type text not null,
  subject_id text not null,
  details jsonb not null default '{}'
);
-- The journal of one organisation, newest first.
create index audit_entries_organization on audit_entries (organization_id, id);
-- A member's history on the card.
create index audit_entries_subject on audit_entries (subject_type, subject_id, id);
-- The journal filtered by action.
create index audit_entries_action on audit_entries (action, id);

-- accounts ------------------------------------------------------------------------------------------------------

create table persons (
  id uuid primary key,
  phone text not null unique check (phone ~ '^\+7\d{10}$'), -- E.164; sign-in finds by it
  password_hash text not null, -- argon2id
  last_name text not null,
  first_name text not null,
  patronymic text not null default '',
  birth_date date,
  email text not null default '',
  region text not null default '',
  is_operator boolean not null default false,
  blocked_at timestamptz,
  version int not null default 0,
  created_at timestamptz not null
);

create table sessions (
  token_hash bytea primary key, -- SHA-256 of the cookie: each request finds by it
  id uuid not null unique, -- what the list of sessions names
  person_id uuid not null references persons on delete cascade,
  device text not null,
  address text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
-- The list of a person's sessions, and their end after a new password.
create index sessions_person on sessions (person_id);
-- The sweep of ended sessions.
create index sessions_expires_at on sessions (expires_at);

create table verifications (
  id uuid primary key,
  phone text not null,
  purpose text not null check (purpose in ('sign_up', 'reset')),
  way text not null check (way in ('call', 'text')),
  state text not null check (state in ('placing', 'placed', 'failed', 'proved', 'used')),
  code_hash bytea, -- HMAC of the digits, bound to this row; null until the call was placed
  attempts int not null default 0,
  proof_hash bytea unique, -- SHA-256 of the proof; sign-up and reset find by it
  address text not null,
  network text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
-- Limits: calls to a phone, from an address, from a network, and of the whole platform within a time.
create index verifications_phone on verifications (phone, created_at);
create index verifications_address on verifications (address, created_at);
create index verifications_network on verifications (network, created_at);
create index verifications_created_at on verifications (created_at);

-- Failed sign-ins, for the limits by phone and by address.
create table sign_in_failures (
  id uuid primary key,
  phone_hash bytea not null, -- HMAC: an unknown phone is nobody's data to keep
  address text not null,
  at timestamptz not null
);
create index sign_in_failures_phone on sign_in_failures (phone_hash, at); -- limit by phone
create index sign_in_failures_address on sign_in_failures (address, at); -- limit by address
create index sign_in_failures_at on sign_in_failures (at); -- the sweep

-- A legal document's version; texts are never edited.
create table documents (
  id uuid primary key,
  kind text not null check (kind in ('terms', 'privacy', 'personal_data')),
  version int not null,
  title text not null,
  body jsonb not null,
  required boolean not null,
  published_at timestamptz not null,
  unique (kind, version) -- the version in force is the highest of its kind
);

create table consents (
  person_id uuid not null references persons on delete cascade,
  document_id uuid not null references documents,
  given_at timestamptz not null,
  address text not null,
  device text not null,
  withdrawn_at timestamptz,
  primary key (person_id, document_id)
);

-- organizations -------------------------------------------------------------------------------------------------

create table organizations (
  id uuid primary key,
  name text not null,
  head_name text not null default '',
  head_position text not null default '',
  description jsonb,
  phone text not null default '',
  second_phone text not null default '',
  email text not null default '',
  website text not null default '',
  social_links jsonb not null default '[]',
  time_zone text not null,
  logo_file_id uuid,
  version int not null default 0,
  joined_at timestamptz not null
);
-- The operator's list by name, keyset.
create index organizations_name on organizations (name collate "und-x-icu", id);
-- The operator's search by part of a name.
create index organizations_name_trgm on organizations using gin (lower(name) gin_trgm_ops);

-- members -------------------------------------------------------------------------------------------------------

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
  organization_id uuid not null references organizations,
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

-- notifications -------------------------------------------------------------------------------------------------

-- One row for a whole audience; readers merge it in (fan out on read).
create table notification_broadcasts (
  organization_id uuid not null references organizations,
  id uuid not null,
  content jsonb not null,
  created_at timestamptz not null,
  primary key (organization_id, id) -- the list, newest first by UUIDv7
);

create table personal_notifications (
  person_id uuid not null references persons on delete cascade,
  id uuid not null,
  organization_id uuid,
  content jsonb not null,
  created_at timestamptz not null,
  primary key (person_id, id)
);

-- «Read up to»: everything at or below this id is read. Starts at sign-up, so that old broadcasts are not news.
create table notification_cursors (
  person_id uuid primary key references persons on delete cascade,
  read_up_to uuid not null
);

-- feed ----------------------------------------------------------------------------------------------------------

create table posts (
  organization_id uuid not null references organizations,
  id uuid not null,
  author_person_id uuid not null,
  author_name text not null,
  type text not null check (type in ('news', 'poll')),
  title text not null,
  body jsonb,
  attachments uuid[] not null default '{}',
  pinned boolean not null default false,
  state text not null check (state in ('planned', 'published')),
  published_at timestamptz not null,
  edited_at timestamptz,
  version int not null default 0,
  primary key (organization_id, id)
);
-- The feed: pinned first, then newest first; and the planned ones, nearest first.
create index posts_feed on posts (organization_id, state, pinned, published_at, id);
-- The job that publishes what is due.
create index posts_due on posts (published_at) where state = 'planned';

-- The eye: a row a reader, no times (data.md), and the kept sum.
create table post_views (
  organization_id uuid not null,
  post_id uuid not null,
  member_id uuid not null,
  primary key (organization_id, post_id, member_id),
  foreign key (organization_id, post_id) references posts (organization_id, id) on delete cascade
);
create table post_view_counts (
  organization_id uuid not null,
  post_id uuid not null,
  views int not null default 0,
  primary key (organization_id, post_id),
  foreign key (organization_id, post_id) references posts (organization_id, id) on delete cascade
) with (fillfactor = 50);

create table polls (
  organization_id uuid not null,
  post_id uuid not null,
  anonymous boolean not null,
  multiple boolean not null,
  ends_at timestamptz,
  primary key (organization_id, post_id),
  foreign key (organization_id, post_id) references posts (organization_id, id) on delete cascade
);
create table poll_options (
  organization_id uuid not null,
  post_id uuid not null,
  id uuid not null,
  position int not null,
  text text not null,
  primary key (organization_id, post_id, id),
  unique (organization_id, post_id, position),
  foreign key (organization_id, post_id) references polls (organization_id, post_id) on delete cascade
);
-- Who took part; no time, no choice. `request_key` recognises a retry of the same vote.
create table poll_participants (
  organization_id uuid not null,
  post_id uuid not null,
  member_id uuid not null,
  request_key text,
  primary key (organization_id, post_id, member_id),
  foreign key (organization_id, post_id) references polls (organization_id, post_id) on delete cascade
);
-- Open polls alone: who chose what.
create table ballots (
  organization_id uuid not null,
  post_id uuid not null,
  member_id uuid not null,
  option_id uuid not null,
  primary key (organization_id, post_id, member_id, option_id),
  foreign key (organization_id, post_id, option_id) references poll_options (organization_id, post_id, id) on delete cascade
);
-- Totals: all counters of a poll in one row, by the option's position, so that the row's own history names no option.
create table poll_tallies (
  organization_id uuid not null,
  post_id uuid not null,
  voters int not null default 0,
  votes int[] not null,
  primary key (organization_id, post_id),
  foreign key (organization_id, post_id) references polls (organization_id, post_id) on delete cascade
) with (fillfactor = 50);
