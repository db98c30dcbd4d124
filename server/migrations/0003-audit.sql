-- No foreign keys: the journal outlives what it speaks of.
create table audit_entries (
  id uuid primary key, -- UUIDv7: the operator's journal, newest first, walks this key
  at timestamptz not null,
  action text not null,
  actor_person_id uuid,
  organization_id uuid,
  subject_type text not null,
  subject_id text not null,
  details jsonb not null default '{}'
);
-- The journal of one organisation, newest first.
create index audit_entries_organization on audit_entries (organization_id, id);
-- A member's history on the card.
create index audit_entries_subject on audit_entries (subject_type, subject_id, id);
-- The journal filtered by action.
create index audit_entries_action on audit_entries (action, id);
