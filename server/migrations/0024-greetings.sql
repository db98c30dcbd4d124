-- «Поздравление с днём рождения»: what an organisation says, and when. No row: the defaults, and nothing goes by itself.
create table greeting_settings (
  organization_id uuid primary key references organizations,
  text text not null,
  send_at time not null, -- of the organisation's own zone
  automatic boolean not null,
  version int not null,
  done_on date -- the local day whose birthdays have all been greeted
);
-- The tick every quarter of an hour: those that may have somebody to greet.
create index greeting_settings_automatic on greeting_settings (done_on) where automatic;

-- One greeting a member and birthday, whoever sends it; `day` is the local day on which the birthday is kept.
create table greetings (
  organization_id uuid not null,
  member_id uuid not null,
  day date not null,
  text text not null, -- as the member reads it, the name in its place
  greeted_at timestamptz not null,
  by_person_id uuid, -- null: by itself
  primary key (organization_id, member_id, day),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
-- The removal of old ones.
create index greetings_day on greetings (day);
comment on column greetings.text is 'personal';
