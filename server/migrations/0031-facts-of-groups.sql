-- For the rows of before; apart from the new columns, whose lock would keep readers waiting.
update group_members g set status = m.status, sex = m.sex, birth_date = m.birth_date, youngest_child = m.youngest_child
from members m where m.organization_id = g.organization_id and m.id = g.member_id;
-- A group narrowed by age, sex, birthday month and children, from the index alone.
create index group_members_facts on group_members (
  organization_id, group_id, status, (coalesce(birth_date, 'infinity'::date)), sex, (extract(month from birth_date)), youngest_child, member_id)
  include (birth_date);
analyze group_members;
