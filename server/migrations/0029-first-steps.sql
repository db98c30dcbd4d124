-- «Первые шаги» of the dashboard that a member has put away, on every device.
create table first_steps_away (
  organization_id uuid not null,
  member_id uuid not null,
  primary key (organization_id, member_id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
