-- To which addresses an organisation has sent an invitation lately, as keyed hashes: a record that is removed and added anew, or goes from
-- address to address, is no way to send more. Removed after seven days.
create table invited_addresses (
  organization_id uuid not null references organizations,
  address_hash bytea not null, -- HMAC of organisation, way and address
  sent_at timestamptz not null,
  primary key (organization_id, address_hash) -- the asking before each sending
);
-- The sweep.
create index invited_addresses_sent_at on invited_addresses (sent_at);
