-- Items that were taken out of a checklist, for «Вернуть»: as they were, place and tick, for a day.
create table task_removed_items (
  organization_id uuid not null,
  task_id uuid not null,
  id uuid not null,
  position int not null,
  text text not null,
  done_at timestamptz,
  done_by_member_id uuid,
  removed_at timestamptz not null,
  primary key (organization_id, task_id, id),
  check ((done_at is null) = (done_by_member_id is null)),
  foreign key (organization_id, task_id) references tasks (organization_id, id) on delete cascade
);
-- The removal after a day.
create index task_removed_items_removed on task_removed_items (removed_at);
