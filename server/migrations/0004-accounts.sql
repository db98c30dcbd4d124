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
