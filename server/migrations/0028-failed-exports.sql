-- The sweep: of failed exports what was asked for, kept for a day so that they can be repeated.
create index exports_failed on exports (created_at) where state = 'failed' and target is not null;
