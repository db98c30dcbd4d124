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
