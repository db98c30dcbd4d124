-- The register: people whom the organisation knows before they have signed up. They have no person, and perhaps no phone and no card
-- yet ('' as for e-mail). Their own status, so that every view of the list stays one range of each index.
alter table members alter column person_id drop not null;
alter table members alter column registered_at drop not null;
alter table members drop constraint members_status_check;
alter table members
  add check (status in ('active', 'unregistered', 'excluded')),
  add check (case status when 'active' then person_id is not null when 'unregistered' then person_id is null else true end),
  add check (person_id is null or registered_at is not null),
  add column added_at timestamptz, -- when the organisation got to know the person
  -- «Дополнительные данные»: null or '' is unknown, `absent` is «Сведения отсутствуют».
  add column union_year smallint check (union_year between 1900 and 2100),
  add column union_year_absent boolean not null default false check (not union_year_absent or union_year is null),
  add column union_ticket text not null default '',
  add column union_ticket_absent boolean not null default false check (not union_ticket_absent or union_ticket = ''),
  add column children_absent boolean not null default false,
  -- By the patronymic, where it tells: for rules of groups.
  add column sex text generated always as (
    case
      when lower(patronymic) like any (array['%вна', '%чна', '%шна', '%кызы', '%гызы']) then 'female'
      when lower(patronymic) like any (array['%ич', '%оглы', '%оглу', '%улы']) then 'male'
    end
  ) stored;
update members set added_at = registered_at;
alter table members alter column added_at set not null;

-- A phone is one person's in an organisation: joining at sign-up and imports find by it.
create unique index members_phone_of on members (organization_id, phone) where phone <> '';
-- At sign-up: the registers that wait for this phone.
create index members_waiting on members (phone) where person_id is null and phone <> '';
-- Sorted columns that may be empty now: what is not filled in comes after all that is; also the filter «без карты».
drop index members_phone;
drop index members_card;
drop index members_registered;
create index members_phone on members (organization_id, status, (phone = ''), phone, id);
create index members_card on members (organization_id, status, (card_number = ''), card_tail, id);
create index members_registered on members (organization_id, status, (coalesce(registered_at, added_at)), id);
-- The filter by birthday month, birthdays of a day, and the age that somebody turns.
create index members_birthday on members (organization_id, status, (extract(month from birth_date)), (extract(day from birth_date)), id);

alter table member_counts add column unregistered int not null default 0;

-- Children and grandchildren under 16, by the parent's own statement; seen by head and administrators, removed at 16.
create table member_children (
  organization_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  name text not null,
  birth_date date not null,
  primary key (organization_id, id),
  foreign key (organization_id, member_id) references members (organization_id, id) on delete cascade
);
-- The children of a member, and the filter «с детьми».
create index member_children_member on member_children (organization_id, member_id, birth_date);
-- The nightly removal of those who turned 16.
create index member_children_birth on member_children (birth_date);
