-- When somebody in the register was last sent an invitation: once in seven days, and shown in «Не зарегистрированы».
alter table members add column invited_at timestamptz;

-- The address that an organisation hangs on its stand. A new code makes old posters lead nowhere.
create table invitation_links (
  organization_id uuid primary key references organizations,
  code text not null unique, -- the public page finds by it
  renewed_at timestamptz not null
);

-- «Не сейчас» of a person whom a register waits for; the organisation is not told.
create table invitation_declines (
  person_id uuid not null references persons on delete cascade,
  organization_id uuid not null references organizations,
  declined_at timestamptz not null,
  primary key (person_id, organization_id)
);

-- One sending of invitations by mail or by text, with its progress.
create table invitation_sendings (
  organization_id uuid not null references organizations,
  id uuid not null,
  way text not null check (way in ('email', 'text')),
  started_by_person_id uuid not null,
  started_at timestamptz not null,
  chosen int not null, -- recipients
  recent int not null, -- passed over: invited within the last seven days
  unreachable int not null, -- passed over: no address of this way
  sent int not null default 0,
  failed int not null default 0,
  finished_at timestamptz,
  primary key (organization_id, id) -- the newest one
);
-- One at a time.
create unique index invitation_sendings_running on invitation_sendings (organization_id) where finished_at is null;

-- Whom it still has to reach; a row goes when its invitation is on its way.
create table invitation_recipients (
  organization_id uuid not null,
  sending_id uuid not null,
  member_id uuid not null,
  primary key (organization_id, sending_id, member_id),
  foreign key (organization_id, sending_id) references invitation_sendings (organization_id, id) on delete cascade,
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
-- For the removal of a record.
create index invitation_recipients_member on invitation_recipients (organization_id, member_id);
