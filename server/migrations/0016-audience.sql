-- Known to the organisation alone, not registered: told beside the members of a fixed group.
alter table groups add column unregistered int not null default 0;

-- The groups of a member, and the list of a large group in any order, from the index alone.
drop index group_members_member;
create index group_members_member on group_members (organization_id, member_id, group_id);

-- The kept counts of fixed groups follow the status of their members, whatever changes it: exclusion, restoring, joining, erasure.
-- Whoever moves these counts holds the organisation's row of member_counts first: else a member who is being put into a group and
-- excluded at the same moment would be counted for ever.
create function recount_groups() returns trigger language plpgsql as $$
declare
  tenants uuid[];
  ids uuid[];
  to_active int[];
  to_waiting int[];
begin
  -- Planned anew each time: a plan kept from one row would join a hundred thousand by nested loops.
  execute 'select array_agg(n.organization_id), array_agg(n.id),
      array_agg((n.status = ''active'')::int - (o.status = ''active'')::int),
      array_agg((n.status = ''unregistered'')::int - (o.status = ''unregistered'')::int)
    from new_members n join old_members o on o.organization_id = n.organization_id and o.id = n.id
    where o.status <> n.status' into tenants, ids, to_active, to_waiting;
  if ids is null then return null; end if;
  perform from member_counts where organization_id = any (tenants) order by organization_id for update;
  update groups set members = groups.members + moved.active, unregistered = groups.unregistered + moved.waiting
  from (
    select g.organization_id, g.group_id, sum(changed.active)::int as active, sum(changed.waiting)::int as waiting
    from unnest(tenants, ids, to_active, to_waiting) as changed (organization_id, id, active, waiting)
    join group_members g on g.organization_id = changed.organization_id and g.member_id = changed.id
    group by g.organization_id, g.group_id
  ) as moved
  where groups.organization_id = moved.organization_id and groups.id = moved.group_id;
  return null;
end $$;
create trigger members_recount_groups after update on members
  referencing old table as old_members new table as new_members for each statement execute function recount_groups();

-- Before the cascade takes the rows that tell which groups they were in.
create function leave_groups() returns trigger language plpgsql as $$
begin
  perform from member_counts where organization_id = old.organization_id for update;
  update groups set members = members - (old.status = 'active')::int, unregistered = unregistered - (old.status = 'unregistered')::int
  where organization_id = old.organization_id and id in (
    select group_id from group_members where organization_id = old.organization_id and member_id = old.id);
  return old;
end $$;
create trigger members_leave_groups before delete on members
  for each row when (old.status <> 'excluded') execute function leave_groups();

-- Groups that a publication is for; null is everybody.
alter table posts add column audience uuid[] check (cardinality(audience) > 0);
-- How many publications a group is the audience of, asked before it is deleted.
create index posts_audience on posts using gin (audience) where audience is not null;
-- Whether a file belongs to a publication that not everybody may see.
create index posts_hidden_files on posts using gin (attachments) where audience is not null or state = 'planned';

-- `told`: groups that an earlier broadcast has told the same; whoever is in one of them is not told again.
alter table notification_broadcasts add column audience uuid[], add column told uuid[];
