create table tasks (
  organization_id uuid not null references organizations,
  id uuid not null,
  author_member_id uuid not null,
  title text not null,
  description jsonb,
  description_text text not null default '', -- the same as plain text, for the search
  due_on date,
  due_time time, -- of the organisation's own zone, whichever that is now
  -- From when an open one is overdue, by the organisation's clock; never without a date.
  due_local timestamp not null generated always as (
    case when due_on is null then 'infinity'::timestamp else due_on + coalesce(due_time, '24:00'::time) end) stored,
  priority smallint not null check (priority between 0 and 3), -- 0 is urgent
  state text not null check (state in ('todo', 'doing', 'done')),
  rank text collate "C" not null, -- its place in the column: a text between those of its neighbours
  group_id uuid,
  repeat jsonb,
  repeat_from date, -- the first due date, by which a repeat counts
  next_on date, -- the next due date by the repeat
  repeat_of uuid,
  created_at timestamptz not null,
  done_at timestamptz,
  deleted_at timestamptz,
  due_told_for date, -- the due date of which it was told that it is tomorrow
  overdue_told_for date,
  version int not null default 0,
  vector tsvector not null generated always as (
    setweight(to_tsvector('russian', replace(lower(title), 'ё', 'е')), 'A') ||
    setweight(to_tsvector('russian', replace(lower(description_text), 'ё', 'е')), 'D')) stored,
  primary key (organization_id, id), -- also the list by time of creation
  unique (organization_id, repeat_of), -- a task is followed by one
  check (due_on is not null or due_time is null),
  check (due_on is not null or repeat is null),
  check ((state = 'done') = (done_at is not null))
);
-- The columns of the board, and the neighbours of a card.
create index tasks_board on tasks (organization_id, state, rank, id) where deleted_at is null;
-- The list by due date, the overdue ones and the nearest.
create index tasks_by_due on tasks (organization_id, due_local, id) where deleted_at is null;
create index tasks_by_priority on tasks (organization_id, priority, due_local, id) where deleted_at is null;
-- «Поставленные мной», what a member sees, and the limit on one's own.
create index tasks_author on tasks (organization_id, author_member_id);
-- The tasks of a group: what its members see, and whether it can be deleted.
create index tasks_group on tasks (organization_id, group_id) where group_id is not null;
-- The search.
create index tasks_vector on tasks using gin (organization_id, vector);
-- The tick: what is due tomorrow or overdue and was not told, and what repeats.
create index tasks_due_untold on tasks (due_on) where state <> 'done' and deleted_at is null and overdue_told_for is distinct from due_on;
create index tasks_next on tasks (next_on) where next_on is not null and deleted_at is null;
-- The removal after 30 days.
create index tasks_deleted on tasks (deleted_at) where deleted_at is not null;

create table task_assignees (
  organization_id uuid not null,
  task_id uuid not null,
  member_id uuid not null,
  primary key (organization_id, task_id, member_id),
  foreign key (organization_id, task_id) references tasks (organization_id, id) on delete cascade
);
-- The tasks of a member: «Мои», and what goes with an exclusion.
create index task_assignees_member on task_assignees (organization_id, member_id, task_id);

create table task_items (
  organization_id uuid not null,
  task_id uuid not null,
  id uuid not null,
  position int not null,
  text text not null,
  done_at timestamptz,
  done_by_member_id uuid,
  primary key (organization_id, task_id, id),
  check ((done_at is null) = (done_by_member_id is null)),
  foreign key (organization_id, task_id) references tasks (organization_id, id) on delete cascade
);

create table task_files (
  organization_id uuid not null,
  task_id uuid not null,
  file_id uuid not null,
  member_id uuid not null,
  added_at timestamptz not null,
  primary key (organization_id, task_id, file_id),
  foreign key (organization_id, task_id) references tasks (organization_id, id) on delete cascade
);
-- To what task a file belongs, asked whenever it is read.
create unique index task_files_file on task_files (organization_id, file_id);

create table task_comments (
  organization_id uuid not null,
  task_id uuid not null,
  id uuid not null, -- UUIDv7: newest first
  author_member_id uuid not null,
  text text not null, -- mentions are ids, names are looked up
  created_at timestamptz not null,
  edited_at timestamptz,
  primary key (organization_id, task_id, id),
  foreign key (organization_id, task_id) references tasks (organization_id, id) on delete cascade
);
-- What a person wrote, for the export of one's own data.
create index task_comments_author on task_comments (organization_id, author_member_id);

-- What happened to a task; people and groups by id.
create table task_facts (
  organization_id uuid not null,
  task_id uuid not null,
  id uuid not null, -- UUIDv7: newest first
  at timestamptz not null,
  by_member_id uuid, -- null: the program itself
  change jsonb not null,
  primary key (organization_id, task_id, id),
  foreign key (organization_id, task_id) references tasks (organization_id, id) on delete cascade
);

-- Whoever puts a card into a column holds the organisation's row here first, so that places are given one after another.
create table task_boards (
  organization_id uuid primary key references organizations
);
