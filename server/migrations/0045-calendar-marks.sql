-- How often anything changed in the events that are for everybody, or for a group: what the tag of a subscribed calendar is made of, so
-- that «304 Not Modified» costs the same however many events there are. Kept by the database, whoever writes events.
create table calendar_marks (
  organization_id uuid not null references organizations,
  group_id uuid, -- null: for everybody
  changes bigint not null default 1,
  -- The marks of everybody and of the groups of a member; an event counts once for each of its groups.
  constraint calendar_marks_group unique nulls not distinct (organization_id, group_id)
);

-- In the order of groups: two changes seldom wait for each other, and then one is tried again.
create function mark_calendar() returns trigger language plpgsql as $$
begin
  insert into calendar_marks as mark (organization_id, group_id)
  select distinct organization_id, unnest(coalesce(audience, array[null]::uuid[])) from changed order by 1, 2
  on conflict on constraint calendar_marks_group do update set changes = mark.changes + 1;
  return null;
end $$;
create trigger events_added after insert on events
  referencing new table as changed for each statement execute function mark_calendar();
create trigger events_removed after delete on events
  referencing old table as changed for each statement execute function mark_calendar();

-- Whoever was the audience before the change, and whoever is after it. Whatever a calendar file tells of raises the version.
create function mark_both_calendars() returns trigger language plpgsql as $$
begin
  insert into calendar_marks as mark (organization_id, group_id)
  select new.organization_id, unnest(coalesce(old.audience, array[null]::uuid[]))
  union
  select new.organization_id, unnest(coalesce(new.audience, array[null]::uuid[]))
  order by 1, 2
  on conflict on constraint calendar_marks_group do update set changes = mark.changes + 1;
  return null;
end $$;
create trigger events_changed after update of version on events
  for each row execute function mark_both_calendars();
