-- Search and tenant-first trigram indexes (data.md): names, phones, cards and e-mails of members.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- The first answer to a write, given again when its Idempotency-Key comes back.
create table idempotency_keys (
  person_id uuid not null,
  key text not null,
  endpoint text not null,
  request_hash bytea not null,
  body text,
  created_at timestamptz not null,
  primary key (person_id, key)
);
-- The nightly sweep of keys older than a day.
create index idempotency_keys_created_at on idempotency_keys (created_at);
