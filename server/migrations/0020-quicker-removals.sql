-- Whoever leaves no group needs no turn at the counts: taking an import back removes thousands, and held up every other act till its end.
create or replace function leave_groups() returns trigger language plpgsql as $$
begin
  if not exists (select from group_members where organization_id = old.organization_id and member_id = old.id) then return old; end if;
  perform from member_counts where organization_id = old.organization_id for update;
  update groups set members = members - (old.status = 'active')::int, unregistered = unregistered - (old.status = 'unregistered')::int
  where organization_id = old.organization_id and id in (
    select group_id from group_members where organization_id = old.organization_id and member_id = old.id);
  return old;
end $$;

-- The changes under a person's name, which an erasure empties piece by piece: an import writes hundreds of thousands.
create index member_changes_by on member_changes (organization_id, by_person_id) where by_name <> '';

-- Whether the running step was really begun: one that only waits for its turn has not broken off.
alter table imports add column begun boolean not null default false;
