alter table files drop constraint files_purpose_check;
alter table files add constraint files_purpose_check check (purpose in ('post', 'logo', 'import', 'library', 'task'));

-- Folders and files of the library. `place` is where a row lies: the folder, or all zeros at the top of the section, for an index knows no
-- order beyond `is null`. What is deleted stays for 30 days; `deleted_with` is the folder or file that was deleted, on whatever lay in it too.
create table library_folders (
  organization_id uuid not null references organizations,
  id uuid not null,
  section text not null check (section in ('members', 'internal')),
  parent_id uuid,
  place uuid not null generated always as (coalesce(parent_id, '00000000-0000-0000-0000-000000000000')) stored,
  name text not null check (length(name) between 1 and 100),
  created_at timestamptz not null,
  version int not null default 0,
  deleted_at timestamptz,
  deleted_with uuid,
  primary key (organization_id, id),
  foreign key (organization_id, parent_id) references library_folders (organization_id, id),
  check ((deleted_at is null) = (deleted_with is null))
);
-- Names within a folder.
create unique index library_folders_name on library_folders (organization_id, section, place, lower(name)) where deleted_at is null;
-- What lies in a folder.
create index library_folders_parent on library_folders (organization_id, parent_id);
-- What comes back with a folder, and «Удалённые».
create index library_folders_deleted on library_folders (organization_id, deleted_with) where deleted_at is not null;
-- The removal after 30 days.
create index library_folders_sweep on library_folders (deleted_at) where deleted_at is not null;

create table library_files (
  organization_id uuid not null references organizations,
  id uuid not null,
  section text not null check (section in ('members', 'internal')),
  folder_id uuid,
  place uuid not null generated always as (coalesce(folder_id, '00000000-0000-0000-0000-000000000000')) stored,
  name text not null check (length(name) between 1 and 200),
  file_id uuid not null, -- of the current version
  number int not null default 1, -- of the current version
  last_number int not null default 1, -- numbers are never used again
  versions int not null default 1,
  size bigint not null, -- of the current version: an order of the list
  audience uuid[] check (cardinality(audience) > 0),
  expires_on date,
  changed_at timestamptz not null,
  version int not null default 0,
  deleted_at timestamptz,
  deleted_with uuid,
  primary key (organization_id, id),
  foreign key (organization_id, folder_id) references library_folders (organization_id, id),
  check ((deleted_at is null) = (deleted_with is null))
);
-- Names within a folder.
create unique index library_files_name on library_files (organization_id, section, place, lower(name)) where deleted_at is null;
-- A folder by name, by date and by size.
create index library_files_by_name on library_files (organization_id, section, place, name collate "und-x-icu", id) where deleted_at is null;
create index library_files_by_date on library_files (organization_id, section, place, changed_at, id) where deleted_at is null;
create index library_files_by_size on library_files (organization_id, section, place, size, id) where deleted_at is null;
-- «Материалы для инфостендов»: the newest of a section.
create index library_files_newest on library_files (organization_id, section, changed_at, id) where deleted_at is null;
-- What lies in a folder that goes.
create index library_files_folder on library_files (organization_id, folder_id);
-- How many files a group is the audience of, asked before it is deleted.
create index library_files_audience on library_files using gin (audience) where audience is not null;
-- What comes back with a folder, and «Удалённые».
create index library_files_deleted on library_files (organization_id, deleted_with) where deleted_at is not null;
-- The removal after 30 days.
create index library_files_sweep on library_files (deleted_at) where deleted_at is not null;

create table library_versions (
  organization_id uuid not null,
  library_file_id uuid not null,
  number int not null,
  file_id uuid not null,
  author_person_id uuid not null,
  author_name text not null,
  added_at timestamptz not null,
  primary key (organization_id, library_file_id, number),
  foreign key (organization_id, library_file_id) references library_files (organization_id, id) on delete cascade
);
-- Whose bytes these are, asked whenever they are read by the platform's address.
create unique index library_versions_file on library_versions (organization_id, file_id);
-- Versions that a person added, whose name goes with the account.
create index library_versions_author on library_versions (author_person_id);
comment on column library_versions.author_name is 'personal';

-- Who opened what on which day, so that it counts once; a row lives two days, the sum stays.
create table library_openings (
  organization_id uuid not null,
  library_file_id uuid not null,
  day date not null,
  member_id uuid not null,
  primary key (organization_id, library_file_id, day, member_id),
  foreign key (organization_id, library_file_id) references library_files (organization_id, id) on delete cascade
);
-- The removal after two days.
create index library_openings_day on library_openings (day);
create table library_opening_counts (
  organization_id uuid not null,
  library_file_id uuid not null,
  openings int not null default 0,
  primary key (organization_id, library_file_id),
  foreign key (organization_id, library_file_id) references library_files (organization_id, id) on delete cascade
) with (fillfactor = 50);

-- Words as the search compares them: lower case, ё levelled, nothing that the parser would take for an address, a path or a sign.
create function library_words(given text) returns text language sql immutable parallel safe
  as $$ select translate(lower(given), 'ё._-/\+', 'е      ') $$;

-- What the search looks into: the name, and the text of the current version as far as it could be read.
create table library_texts (
  organization_id uuid not null,
  library_file_id uuid not null,
  name text not null,
  body text not null default '' check (length(body) <= 200000),
  vector tsvector not null generated always as (
    setweight(to_tsvector('russian', library_words(name)), 'A') || setweight(to_tsvector('russian', library_words(body)), 'D')
  ) stored,
  primary key (organization_id, library_file_id),
  foreign key (organization_id, library_file_id) references library_files (organization_id, id) on delete cascade
);
-- The search; the organisation stands first, so that a small one does not pay for the words of all others.
create index library_texts_vector on library_texts using gin (organization_id, vector);
