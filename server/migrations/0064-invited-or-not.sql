-- Of those who have not signed up: who was invited, and who was not.
drop index concurrently if exists members_by_invitation;
create index concurrently members_by_invitation on members (organization_id, (invited_at is null), id) where status = 'unregistered';
-- Of a new expression the planner knows nothing.
analyze members;
