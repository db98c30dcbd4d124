-- Lists of what was deleted, with who deleted it. Of tasks their history tells; of what was deleted before, nothing.
alter table events add column deleted_by_member_id uuid;
alter table event_occurrences add column cancelled_by_member_id uuid; -- of one that was called off alone
alter table library_folders add column deleted_by_member_id uuid;
alter table library_files add column deleted_by_member_id uuid;
