-- The dashboard's registrations by month: counted within the index alone. Who has a date has signed up, whatever became of them.
create index members_joined on members (organization_id, registered_at) where registered_at is not null;
