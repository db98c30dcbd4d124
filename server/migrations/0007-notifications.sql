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
