-- The order of registrations holds what it is made from, so that it can be walked past those whom a group finds without a look at the table; and
-- what sex, age, birthday and children are asked of: the young stand together at one end of it, so that long walks find nobody.
drop index concurrently if exists members_in_registration_order;
create index concurrently members_in_registration_order on members (organization_id, status, (coalesce(registered_at, added_at)), id)
  include (registered_at, added_at, sex, birth_date, youngest_child);
drop index concurrently if exists members_registered;
analyze members;
