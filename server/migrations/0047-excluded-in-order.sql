-- «Исключенные», the newest first.
create index members_excluded on members (organization_id, status, (coalesce(excluded_at, 'infinity'::timestamptz)), id)
  where status = 'excluded';
