create table posts (
  organization_id uuid not null references organizations,
  id uuid not null,
  author_person_id uuid not null,
  author_name text not null,
  type text not null check (type in ('news', 'poll')),
  title text not null,
  body jsonb,
  attachments uuid[] not null default '{}',
  pinned boolean not null default false,
  state text not null check (state in ('planned', 'published')),
  published_at timestamptz not null,
  edited_at timestamptz,
  version int not null default 0,
  primary key (organization_id, id)
);
-- The feed: pinned first, then newest first; and the planned ones, nearest first.
create index posts_feed on posts (organization_id, state, pinned, published_at, id);
-- The job that publishes what is due.
create index posts_due on posts (published_at) where state = 'planned';

-- The eye: a row a reader, no times (data.md), and the kept sum.
create table post_views (
  organization_id uuid not null,
  post_id uuid not null,
  member_id uuid not null,
  primary key (organization_id, post_id, member_id),
  foreign key (organization_id, post_id) references posts (organization_id, id) on delete cascade
);
create table post_view_counts (
  organization_id uuid not null,
  post_id uuid not null,
  views int not null default 0,
  primary key (organization_id, post_id),
  foreign key (organization_id, post_id) references posts (organization_id, id) on delete cascade
) with (fillfactor = 50);

create table polls (
  organization_id uuid not null,
  post_id uuid not null,
  anonymous boolean not null,
  multiple boolean not null,
  ends_at timestamptz,
  primary key (organization_id, post_id),
  foreign key (organization_id, post_id) references posts (organization_id, id) on delete cascade
);
create table poll_options (
  organization_id uuid not null,
  post_id uuid not null,
  id uuid not null,
  position int not null,
  text text not null,
  primary key (organization_id, post_id, id),
  unique (organization_id, post_id, position),
  foreign key (organization_id, post_id) references polls (organization_id, post_id) on delete cascade
);
-- Who took part; no time, no choice. `request_key` recognises a retry of the same vote.
create table poll_participants (
  organization_id uuid not null,
  post_id uuid not null,
  member_id uuid not null,
  request_key text,
  primary key (organization_id, post_id, member_id),
  foreign key (organization_id, post_id) references polls (organization_id, post_id) on delete cascade
);
-- Open polls alone: who chose what.
create table ballots (
  organization_id uuid not null,
  post_id uuid not null,
  member_id uuid not null,
  option_id uuid not null,
  primary key (organization_id, post_id, member_id, option_id),
  foreign key (organization_id, post_id, option_id) references poll_options (organization_id, post_id, id) on delete cascade
);
-- Totals: all counters of a poll in one row, by the option's position, so that the row's own history names no option.
create table poll_tallies (
  organization_id uuid not null,
  post_id uuid not null,
  voters int not null default 0,
  votes int[] not null,
  primary key (organization_id, post_id),
  foreign key (organization_id, post_id) references polls (organization_id, post_id) on delete cascade
) with (fillfactor = 50);
