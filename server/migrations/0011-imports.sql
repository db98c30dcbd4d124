-- An import's file is claimed like any other, but only the import reads it.
alter table files drop constraint files_purpose_check;
alter table files add constraint files_purpose_check check (purpose in ('post', 'logo', 'import'));

-- An import of the register. The row stays as history; what is personal in it (headings, sample, staged rows, the file) is swept.
create table imports (
  organization_id uuid not null references organizations,
  id uuid not null,
  file_id uuid, -- null once the file was removed
  file_name text not null,
  state text not null check (state in
    ('reading', 'columns', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone', 'failed', 'discarded')),
  problem text,
  problem_address text not null default '',
  created_at timestamptz not null,
  by_person_id uuid not null,
  by_name text not null,
  heading_row int not null default 1, -- as the spreadsheet program counts
  headings text[] not null default '{}',
  sample jsonb not null default '[]',
  columns text[] not null default '{}', -- a field per heading; '' is not carried over
  rows int not null default 0,
  done int not null default 0,
  run int not null default 0, -- each start of a step takes the next number, so that an earlier run that still lives stops
  beat_at timestamptz not null, -- when the running step was last heard of
  restarts int not null default 0, -- how often the step broke off and was begun anew
  checked_from timestamptz, -- when the check began: records added since were not seen by it
  version int not null default 0,
  rechecked boolean not null default false,
  adds int not null default 0,
  updates int not null default 0,
  sames int not null default 0,
  skips int not null default 0,
  applied_at timestamptz,
  undone_at timestamptz,
  removed int not null default 0,
  restored int not null default 0,
  kept int not null default 0,
  swept_at timestamptz,
  primary key (organization_id, id) -- the history, newest first by UUIDv7
);
-- One at a time in an organisation.
create unique index imports_open on imports (organization_id)
  where state in ('reading', 'columns', 'checking', 'checked', 'applying', 'undoing');
-- The job that looks after broken-off steps.
create index imports_running on imports (beat_at) where state in ('reading', 'checking', 'applying', 'undoing');
-- The sweep, oldest first.
create index imports_unswept on imports (created_at) where swept_at is null;

-- The checked rows of a file: its preview, what is then written, and what undoing goes back to.
create table import_rows (
  organization_id uuid not null,
  import_id uuid not null,
  number int not null, -- as the spreadsheet program counts
  verdict text not null check (verdict in ('add', 'update', 'same', 'skip')),
  member_id uuid, -- the record found, or the one to be added
  member_version int, -- of the record found, when it was checked
  last_name text not null default '',
  first_name text not null default '',
  patronymic text not null default '',
  phone text not null default '',
  card_number text not null default '',
  birth_date date,
  email text not null default '',
  region text not null default '',
  union_year text not null default '', -- as in the history: '' is unknown, ∅ absent
  union_ticket text not null default '',
  before jsonb, -- of an update: the changed fields as they were, and as they become
  after jsonb,
  kept text[] not null default '{}',
  fault text,
  fault_field text,
  fault_value text not null default '',
  duplicate_of int,
  cells text[], -- of a faulty row, for the report
  primary key (organization_id, import_id, number), -- the preview, and the walk of each step
  foreign key (organization_id, import_id) references imports (organization_id, id) on delete cascade
);
-- The preview of one verdict.
create index import_rows_verdict on import_rows (organization_id, import_id, verdict, number);

-- An import writes many records without a person; the gate's index need not hold them.
drop index members_person;
create index members_person on members (person_id, organization_id) where person_id is not null;
