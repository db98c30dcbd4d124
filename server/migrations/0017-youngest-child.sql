-- The filter «с детьми» as a column like the other filters: a join with the children took seconds over a million members. Kept by the
-- database, whoever writes children.
alter table members add column youngest_child date;
comment on column members.youngest_child is 'personal';

create function keep_youngest_child() returns trigger language plpgsql as $$
begin
  update members set youngest_child = newest.birth_date
  from (
    select distinct changed.organization_id, changed.member_id, (
      select max(c.birth_date) from member_children c where c.organization_id = changed.organization_id and c.member_id = changed.member_id
    ) as birth_date from changed
  ) as newest
  where members.organization_id = newest.organization_id and members.id = newest.member_id
    and members.youngest_child is distinct from newest.birth_date;
  return null;
end
$$;
create trigger member_children_added after insert on member_children
  referencing new table as changed for each statement execute function keep_youngest_child();
create trigger member_children_corrected after update on member_children
  referencing new table as changed for each statement execute function keep_youngest_child();
create trigger member_children_removed after delete on member_children
  referencing old table as changed for each statement execute function keep_youngest_child();

update members set youngest_child = (
  select max(birth_date) from member_children where member_children.organization_id = members.organization_id and member_id = members.id
) where exists (select from member_children where member_children.organization_id = members.organization_id and member_id = members.id);
