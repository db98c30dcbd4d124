-- Files of organisations: one row from the first byte of the upload on. The bytes lie in storage under random keys.
create table files (
  organization_id uuid not null,
  id uuid not null,
  person_id uuid not null, -- the uploader: before the file is claimed nobody else may touch it
  storage_key text not null, -- chosen at once, so that removing the row always finds the bytes; a picture's sizes lie under `<key>-<side>`
  name text not null check (length(name) between 1 and 200),
  media_type text not null default 'application/octet-stream', -- found by content, never the client's word
  kind text not null default 'other' check (kind in ('picture', 'pdf', 'audio', 'video', 'other')),
  size bigint not null check (size >= 0), -- declared at creation, which the upload protocol keeps to
  width integer,
  height integer,
  placeholder text check (length(placeholder) <= 700), -- data URI, sent with every list
  variants jsonb not null default '[]', -- [{ "side", "width", "size" }], smallest first
  state text not null default 'uploading' check (state in ('uploading', 'ready', 'claimed', 'broken')),
  error text, -- code of the refusal of a broken file
  purpose text check (purpose in ('post', 'logo')), -- what claimed it
  created_at timestamptz not null,
  primary key (organization_id, id),
  check ((state = 'broken') = (error is not null)),
  check (state = 'claimed' or purpose is null)
);

-- The limit on what one person has begun and not used, counted at each new upload.
create index files_unclaimed on files (organization_id, person_id) where state <> 'claimed';

-- The hourly sweep: what was never finished or never used, oldest first, over all organisations.
create index files_abandoned on files (created_at) where state <> 'claimed';
