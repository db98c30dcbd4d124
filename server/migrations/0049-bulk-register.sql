-- Whom a sending leaves to the next one: more than one takes, or their rows were just being written.
alter table invitation_sendings add column left_over int not null default 0;
-- What an excluded person has changed in the own profile meanwhile, by name: the record stays as it was, and gets it with a restoration.
alter table members add column changed_outside text[] not null default '{}';
-- Of those excluded before nobody knows: what the profile says and the record does not.
update members set changed_outside = array(
  select field from (values ('email', persons.email, members.email), ('region', persons.region, members.region)) as kept (field, now, before)
  where now <> '' and now <> before)
from persons where persons.id = members.person_id and members.status = 'excluded';
