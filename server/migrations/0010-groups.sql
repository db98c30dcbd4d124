-- A named set of members: ticked ones (fixed), or whoever fits a rule now.
create table groups (
  organization_id uuid not null references organizations,
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('fixed', 'rule')),
  rule jsonb check ((kind = 'rule') = (rule is not null)),
  members int not null default 0, -- kept; of a rule: as last counted
  counted_at timestamptz, -- of a rule
  version int not null default 0,
  created_at timestamptz not null,
  primary key (organization_id, id)
);
-- Groups are told apart by their names.
create unique index groups_name on groups (organization_id, lower(name));

create table group_members (
  organization_id uuid not null,
  group_id uuid not null,
  member_id uuid not null,
  primary key (organization_id, group_id, member_id), -- who is in; the list filtered by group
  foreign key (organization_id, group_id) references groups (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
-- The groups of a member.
create index group_members_member on group_members (organization_id, member_id);
