-- What an event was before its last change, for «Вернуть».
create table event_undos (
  organization_id uuid not null,
  event_id uuid not null, -- what was changed
  version int not null, -- that the change has given it: with another one somebody has changed it since
  of_event_id uuid not null, -- what it was: the series, where «this and following» has become an event of its own
  of_version int not null,
  scope text not null check (scope in ('one', 'all')), -- of its occurrences
  on_date date not null, -- the occurrence at hand
  said jsonb not null, -- what was said of all
  occurrences jsonb not null, -- the rows that were meant
  created_at timestamptz not null,
  primary key (organization_id, event_id),
  foreign key (organization_id, event_id) references events (organization_id, id) on delete cascade,
  foreign key (organization_id, of_event_id) references events (organization_id, id) on delete cascade
);
-- The removal of a series.
create index event_undos_of on event_undos (organization_id, of_event_id);
-- The job that forgets old changes.
create index event_undos_created on event_undos (created_at);

-- Occurrences that a new rule has no more are of no event, until the change is undone or forgotten: so they keep their answers, and nobody
-- who asks for those of an event meets them.
alter table event_occurrences alter column event_id drop not null;
alter table event_occurrences add column set_aside_of uuid;
alter table event_occurrences add foreign key (organization_id, set_aside_of) references event_undos (organization_id, event_id) on delete cascade;
alter table event_occurrences add constraint event_occurrences_of check ((event_id is null) = (set_aside_of is not null));
-- The removal of an undo.
create index event_occurrences_set_aside on event_occurrences (organization_id, set_aside_of) where set_aside_of is not null;
