-- «Удалённые» of tasks and of the calendar, the newest first: whole events, and repetitions that were called off alone.
drop index concurrently if exists tasks_deleted_list;
create index concurrently tasks_deleted_list on tasks (organization_id, deleted_at, id) where deleted_at is not null;
drop index concurrently if exists events_deleted_list;
create index concurrently events_deleted_list on events (organization_id, deleted_at, id) where deleted_at is not null;
drop index concurrently if exists event_occurrences_cancelled;
create index concurrently event_occurrences_cancelled on event_occurrences (organization_id, cancelled_at, id) where cancelled_at is not null;
