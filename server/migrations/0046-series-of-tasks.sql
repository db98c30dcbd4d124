-- The first task of the series that a task follows in, kept by all who follow: so a series has one rule, whichever of its tasks is given it.
alter table tasks add column series_id uuid; -- null: it follows none
with recursive follower as (
  select organization_id, id, id as first from tasks where repeat_of is null
  union all
  select t.organization_id, t.id, f.first from tasks t join follower f on t.organization_id = f.organization_id and t.repeat_of = f.id
)
update tasks t set series_id = f.first from follower f
where t.organization_id = f.organization_id and t.id = f.id and t.repeat_of is not null;
-- A rule that is given anew takes over from the others.
create index tasks_series on tasks (organization_id, series_id) where series_id is not null;
