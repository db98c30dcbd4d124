-- Lists of what was deleted, the newest first, with who deleted it. Of tasks their history tells; of what was deleted before, nothing.
create index tasks_deleted_list on tasks (organization_id, deleted_at, id) where deleted_at is not null;

alter table events add column deleted_by_member_id uuid;
alter table event_occurrences add column cancelled_by_member_id uuid; -- of one that was called off alone
-- «Удалённые» of the calendar: whole events, and repetitions that were called off alone.
create index events_deleted_list on events (organization_id, deleted_at, id) where deleted_at is not null;
create index event_occurrences_cancelled on event_occurrences (organization_id, cancelled_at, id) where cancelled_at is not null;

alter table library_folders add column deleted_by_member_id uuid;
alter table library_files add column deleted_by_member_id uuid;
