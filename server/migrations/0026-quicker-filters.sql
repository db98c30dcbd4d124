-- What else a filter asks beside the age is answered within the index, before a row is read: of a million members a query for «women with
-- children of 40 to 45» reads 12 000 rows and not 120 000.
drop index members_birth;
create index members_birth on members (
  organization_id, status, (coalesce(birth_date, 'infinity'::date)), id, sex, (extract(month from birth_date)), (email = ''), youngest_child);
-- An index of an expression brings its own statistics, and the plan of a list is chosen by them.
analyze members;
