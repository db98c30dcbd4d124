-- Comments under publications, kept with the publication and gone with it.
create table post_comments (
  organization_id uuid not null,
  post_id uuid not null,
  id uuid not null, -- UUIDv7: the thread, newest first
  author_member_id uuid not null, -- names are looked up
  reply_to uuid, -- the comment under the same publication that it answers; it may be gone since
  text text not null,
  created_at timestamptz not null,
  edited_at timestamptz,
  primary key (organization_id, post_id, id),
  foreign key (organization_id, post_id) references posts (organization_id, id) on delete cascade
);
-- What a person wrote, for the export of one's own data.
create index post_comments_author on post_comments (organization_id, author_member_id);

-- How much a member has written this minute and this day, what was deleted since too: it has told people all the same.
create table post_comment_paces (
  organization_id uuid not null,
  member_id uuid not null,
  minute_from timestamptz not null,
  in_minute int not null,
  day_from timestamptz not null,
  in_day int not null,
  primary key (organization_id, member_id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
) with (fillfactor = 50);

-- Beside the kept sum of views: one look-up a publication of the feed gives both.
alter table post_view_counts add column comments int not null default 0;

-- Whether one may write. Of what was published before, nobody was asked: off, until an administrator switches it on.
alter table posts add column comments_open boolean not null default false;
alter table posts alter column comments_open set default true;
