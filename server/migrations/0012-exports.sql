-- Files made of the register. The row stays as history; the file and what was asked for are removed after a day.
create table exports (
  organization_id uuid not null references organizations,
  id uuid not null,
  person_id uuid not null, -- who asked, and nobody else gets it
  format text not null check (format in ('xlsx', 'csv')),
  state text not null check (state in ('waiting', 'writing', 'ready', 'failed', 'removed')),
  target jsonb, -- null once it is over: a search may hold a name
  sort text not null,
  direction text not null check (direction in ('asc', 'desc')),
  file_name text not null,
  storage_key text, -- set before the first byte, so that the sweep finds it
  size bigint not null default 0,
  total int,
  done int not null default 0,
  created_at timestamptz not null,
  beat_at timestamptz not null, -- when the writing was last heard of
  expires_at timestamptz,
  primary key (organization_id, id) -- one export, and the foreign keys' form
);
comment on column exports.target is 'personal, swept';
-- One at a time in an organisation.
create unique index exports_running on exports (organization_id) where state in ('waiting', 'writing');
-- Own exports, newest first by UUIDv7.
create index exports_own on exports (organization_id, person_id, id);
-- The sweep: broken-off ones by their last sign of life, old files by their end.
create index exports_beating on exports (beat_at) where state in ('waiting', 'writing');
create index exports_expiring on exports (expires_at) where state = 'ready';
