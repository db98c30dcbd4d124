-- Erasures on request. The act holds the person's name, as the law asks, and lies in storage for three years; the row names nobody.
create table erasures (
  id uuid primary key, -- UUIDv7: the operator's list, newest first
  erased_at timestamptz not null,
  memberships int not null,
  act_key text not null, -- where the act lies
  token_hash bytea not null unique, -- SHA-256 of the secret address that the person was given
  token_expires_at timestamptz not null
);
-- The removal of acts that need not be kept any longer.
create index erasures_erased_at on erasures (erased_at);

-- Own acts of a person: for the person's export, the act of erasure, and limits by acts.
create index audit_entries_actor on audit_entries (actor_person_id, id);
-- Publications of an author, whose name goes with the account.
create index posts_author on posts (author_person_id);
-- Uploads of a person.
create index files_person on files (person_id);

-- What is personal: `personal` goes with the erasure of an account, `personal, swept` within days by itself. A test walks these.
do $$
declare
  tagged text;
begin
  foreach tagged in array array[
    'persons.phone', 'persons.last_name', 'persons.first_name', 'persons.patronymic', 'persons.birth_date', 'persons.email', 'persons.region',
    'sessions.device', 'sessions.address', 'consents.device', 'consents.address',
    'verifications.phone', 'verifications.address', 'verifications.network',
    'members.last_name', 'members.first_name', 'members.patronymic', 'members.phone', 'members.card_number', 'members.card_tail',
    'members.birth_date', 'members.email', 'members.region', 'members.union_ticket', 'members.search', 'members.exclude_reason',
    'members.excluded_by_name', 'member_children.name', 'member_children.birth_date',
    'member_changes.by_name', 'member_changes.before', 'member_changes.after',
    'access_applications.full_name', 'access_applications.card_number', 'access_applications.phone', 'access_applications.email',
    'access_applications.address', 'access_applications.reason',
    'personal_notifications.content', 'posts.author_name', 'idempotency_keys.body', 'imports.by_name'
  ] loop
    execute format('comment on column %s is %L', tagged, 'personal');
  end loop;
  foreach tagged in array array[
    'sign_in_failures.address', 'imports.file_name', 'imports.sample', 'imports.headings', 'import_rows.last_name', 'import_rows.first_name',
    'import_rows.patronymic', 'import_rows.phone', 'import_rows.card_number', 'import_rows.birth_date', 'import_rows.email', 'import_rows.region',
    'import_rows.union_ticket', 'import_rows.before', 'import_rows.after', 'import_rows.fault_value', 'import_rows.cells'
  ] loop
    execute format('comment on column %s is %L', tagged, 'personal, swept');
  end loop;
end
$$;
