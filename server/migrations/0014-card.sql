-- The history of a member's record: which field, from what to what. Values of personal data stand here and never in the audit journal.
create table member_changes (
  organization_id uuid not null,
  id uuid not null, -- UUIDv7: newest first walks it
  member_id uuid not null,
  at timestamptz not null,
  by_person_id uuid, -- null: the program itself
  by_name text not null, -- as it was then; '' for the program itself
  source text not null check (source in ('card', 'import', 'profile', 'sign-up')),
  field text not null,
  before text not null, -- '' while unknown
  after text not null,
  forget_on date, -- of a child: when it turns 16, the row goes with it
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
-- The history on the card, newest first.
create index member_changes_member on member_changes (organization_id, member_id, id);
-- The nightly removal of what is told of children who turned 16.
create index member_changes_forget on member_changes (forget_on) where forget_on is not null;
