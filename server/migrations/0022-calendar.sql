-- What is said of an event, once for all its repetitions. Walls are times of `time_zone`, `YYYY-MM-DDTHH:MM`: 10:00 stays 10:00 whatever
-- the zone does with its clocks.
create table events (
  organization_id uuid not null references organizations,
  id uuid not null,
  author_person_id uuid not null,
  author_name text not null,
  title text not null,
  description jsonb,
  link text not null,
  place text not null,
  kind text not null check (kind in ('meeting', 'trip', 'learning', 'holiday', 'other')),
  capacity int check (capacity > 0),
  attachments uuid[] not null default '{}', -- files of the library
  audience uuid[] check (cardinality(audience) > 0), -- groups; null is everybody
  all_day boolean not null,
  start_wall text not null, -- of the first repetition
  end_wall text not null, -- when it is over; of whole days the midnight after the last
  time_zone text not null,
  repeat text, -- RRULE; null: not repeated
  repeated_to date, -- its repetitions are in event_occurrences up to this day; null: all are
  created_at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  version int not null default 0,
  sequence int not null default 0, -- of the calendar file
  search tsvector generated always as (
    setweight(to_tsvector('russian'::regconfig, replace(lower(title), 'ё', 'е')), 'A')
    || to_tsvector('russian'::regconfig, replace(lower(place), 'ё', 'е'))
    || to_tsvector('russian'::regconfig, replace(replace(lower(
      coalesce(jsonb_path_query_array(description, 'strict $.**.text')::text, '')), 'ё', 'е'), '\n', ' '))
  ) stored,
  primary key (organization_id, id)
);
-- The job that writes further repetitions; the one that removes what was called off long ago.
create index events_repeated on events (repeated_to) where repeated_to is not null and deleted_at is null;
create index events_deleted on events (deleted_at) where deleted_at is not null;
-- Of how many events a group is the audience, asked before it is deleted.
create index events_audience on events using gin (audience) where audience is not null;
-- Events of an author, whose name goes with the account.
create index events_author on events (author_person_id);
-- Events by their words; the tenant inside the index.
create index events_search on events using gin (organization_id, search);

-- Every repetition up to the horizon, an event that is not repeated has one: a month is one range of one index.
create table event_occurrences (
  organization_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  on_date date not null, -- where the rule puts it; names it for ever
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  all_day boolean not null,
  start_wall text not null,
  end_wall text not null,
  anchor_at timestamptz not null, -- what reminders are counted from: the start, of whole days 9 in the morning
  moved boolean not null default false, -- keeps its own times
  own jsonb, -- what this one says otherwise than its event
  cancelled_at timestamptz, -- called off alone
  gone boolean not null default false, -- called off, alone or with its event
  sequence int not null default 0,
  going int not null default 0,
  waiting int not null default 0,
  maybe int not null default 0,
  declined int not null default 0,
  present int not null default 0,
  next_place int not null default 1,
  primary key (organization_id, id),
  -- Deferrable: a moved series moves all its dates by one statement.
  constraint event_occurrences_on unique (organization_id, event_id, on_date) deferrable initially immediate,
  foreign key (organization_id, event_id) references events (organization_id, id) on delete cascade
) with (fillfactor = 80);
-- A month, what is coming, what is past.
create index event_occurrences_time on event_occurrences (organization_id, starts_at, id) where not gone;
-- Reminders of all organisations.
create index event_occurrences_anchor on event_occurrences (anchor_at) where not gone;

create table event_answers (
  organization_id uuid not null,
  occurrence_id uuid not null,
  member_id uuid not null,
  person_id uuid not null, -- to be told
  answer text not null check (answer in ('yes', 'no', 'maybe')),
  waiting boolean not null default false,
  place int not null, -- the order of answers, and of the line
  primary key (organization_id, occurrence_id, member_id),
  foreign key (organization_id, occurrence_id) references event_occurrences (organization_id, id) on delete cascade
);
-- Who has answered what, in order; who stands first in the line.
create index event_answers_place on event_answers (organization_id, occurrence_id, answer, waiting, place);
-- Own answers: the list of where one goes, an exclusion, the export of own data.
create index event_answers_member on event_answers (organization_id, member_id);

create table event_attendances (
  organization_id uuid not null,
  occurrence_id uuid not null,
  member_id uuid not null,
  at timestamptz not null,
  marked_by_person_id uuid not null,
  primary key (organization_id, occurrence_id, member_id),
  foreign key (organization_id, occurrence_id) references event_occurrences (organization_id, id) on delete cascade
);
-- Who has come, the last first; own attendance for the export of own data.
create index event_attendances_at on event_attendances (organization_id, occurrence_id, at, member_id);
create index event_attendances_member on event_attendances (organization_id, member_id);

-- Minutes before a start at which somebody wants to be reminded; no row: as everybody.
create table event_reminder_settings (
  organization_id uuid not null references organizations,
  member_id uuid not null,
  person_id uuid not null,
  leads int[] not null,
  primary key (organization_id, member_id)
);
-- Every lead that anybody ever chose: what the tick looks for.
create table event_leads (lead int primary key);
insert into event_leads values (1440), (60);
-- One reminder an occurrence, start and lead, whoever is told by it.
create table event_reminders (
  organization_id uuid not null,
  occurrence_id uuid not null,
  starts_at timestamptz not null,
  lead int not null,
  primary key (organization_id, occurrence_id, starts_at, lead),
  foreign key (organization_id, occurrence_id) references event_occurrences (organization_id, id) on delete cascade
);
-- Up to when reminders have gone out: one row, held by who sends them.
create table event_reminder_mark (one boolean primary key default true check (one), reminded_to timestamptz not null);

-- The secret address of one's own calendar: SHA-256 of 256 random bits.
create table calendar_addresses (
  organization_id uuid not null references organizations,
  member_id uuid not null,
  person_id uuid not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (organization_id, member_id)
);
-- The rows of a person that go with the account.
create index calendar_addresses_person on calendar_addresses (person_id);
create index event_reminder_settings_person on event_reminder_settings (person_id);

-- A broadcast to all of its audience but some persons, or to some of it only; the few are named, not the many.
alter table notification_broadcasts add column persons text check (persons in ('except', 'only'));
create table notification_broadcast_persons (
  organization_id uuid not null,
  broadcast_id uuid not null,
  person_id uuid not null references persons on delete cascade,
  primary key (organization_id, broadcast_id, person_id),
  foreign key (organization_id, broadcast_id) references notification_broadcasts (organization_id, id) on delete cascade
);
-- The removal of a person.
create index notification_broadcast_persons_person on notification_broadcast_persons (person_id);

comment on column events.author_name is 'personal';
