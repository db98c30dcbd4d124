import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';
import type { ApplicationId, CardBatchId, GroupId, MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { InviteWay } from '#contract/invitations';
import type { ChangeSource, MemberField } from '#contract/member-card';
import type { Application, MemberRule, MemberStatus, Role } from '#contract/members';
import type { MemberColumn, TableSettings } from '#contract/table-settings';
import type { Db } from '#server/platform/database/database.ts';

interface MembersTable {
  organization_id: OrganizationId;
  id: MemberId;
  /** Null until the person has signed up. */
  person_id: PersonId | null;
  last_name: string;
  first_name: string;
  patronymic: Generated<string>;
  /** `''` while unknown, as the card's number is. */
  phone: Generated<string>;
  card_number: Generated<string>;
  /** `YYYY-MM-DD`. */
  birth_date: string | null;
  email: Generated<string>;
  region: Generated<string>;
  role: Generated<Role>;
  status: Generated<MemberStatus>;
  registered_at: Date | null;
  /** When the organisation got to know the person. */
  added_at: Date;
  excluded_at: Date | null;
  excluded_by_person_id: PersonId | null;
  excluded_by_name: string | null;
  exclude_reason: string | null;
  version: Generated<number>;
  union_year: number | null;
  union_year_absent: Generated<boolean>;
  union_ticket: Generated<string>;
  union_ticket_absent: Generated<boolean>;
  children_absent: Generated<boolean>;
  /** When an invitation was last sent. */
  invited_at: Date | null;
  /** By the patronymic, where it tells. */
  sex: GeneratedAlways<'female' | 'male' | null>;
  card_tail: GeneratedAlways<string>;
  /** 0 head, 1 administrator, 2 member. */
  role_rank: GeneratedAlways<number>;
}

interface MemberChildrenTable {
  organization_id: OrganizationId;
  id: string;
  member_id: MemberId;
  name: string;
  /** `YYYY-MM-DD`. */
  birth_date: string;
}

interface MemberChangesTable {
  organization_id: OrganizationId;
  id: string;
  member_id: MemberId;
  at: Date;
  by_person_id: PersonId | null;
  by_name: string;
  source: ChangeSource;
  field: MemberField;
  before: string;
  after: string;
  forget_on: string | null;
}

interface GroupsTable {
  organization_id: OrganizationId;
  id: GroupId;
  name: string;
  kind: 'fixed' | 'rule';
  /** `jsonb`: written as text, read parsed. */
  rule: ColumnType<MemberRule | null, string | null, string | null>;
  members: Generated<number>;
  /** Of a fixed one. */
  unregistered: Generated<number>;
  counted_at: Date | null;
  version: Generated<number>;
  created_at: Date;
}

interface GroupMembersTable {
  organization_id: OrganizationId;
  group_id: GroupId;
  member_id: MemberId;
  /** Copies of the member's: the database alone writes them. */
  status: Generated<MemberStatus>;
  sex: Generated<string | null>;
  birth_date: Generated<string | null>;
  youngest_child: Generated<string | null>;
}

interface MemberCountsTable {
  organization_id: OrganizationId;
  active: Generated<number>;
  unregistered: Generated<number>;
  excluded: Generated<number>;
  last_registered_at: Date | null;
}

interface CardBatchesTable {
  organization_id: OrganizationId;
  id: CardBatchId;
  issued_at: Date;
  issued_by_person_id: PersonId;
  first: string;
  last: string;
  count: number;
  bound: Generated<number>;
}

interface CardsTable {
  organization_id: OrganizationId;
  number: string;
  batch_id: CardBatchId;
  member_id: MemberId | null;
  blocked_at: Date | null;
}

interface CardGuessesTable {
  person_id: PersonId;
  since: Date;
  refused: number;
}

interface InvitationLinksTable {
  organization_id: OrganizationId;
  code: string;
  renewed_at: Date;
}

interface InvitationDeclinesTable {
  person_id: PersonId;
  organization_id: OrganizationId;
  declined_at: Date;
}

interface InvitationSendingsTable {
  organization_id: OrganizationId;
  id: string;
  way: InviteWay;
  started_by_person_id: PersonId;
  started_at: Date;
  chosen: number;
  recent: number;
  unreachable: number;
  left_over: Generated<number>;
  sent: Generated<number>;
  failed: Generated<number>;
  finished_at: Date | null;
}

interface InvitationRecipientsTable {
  organization_id: OrganizationId;
  sending_id: string;
  member_id: MemberId;
}

/** Who has put the first steps away. */
interface FirstStepsAwayTable {
  organization_id: OrganizationId;
  member_id: MemberId;
}

interface TableSettingsTable {
  person_id: PersonId;
  /** Null: as usual. */
  columns: MemberColumn[] | null;
  page_size: TableSettings['size'];
}

interface AccessApplicationsTable {
  id: ApplicationId;
  organization_name: string;
  full_name: string;
  card_number: string;
  phone: string;
  email: string;
  state: ColumnType<Application['state'], undefined, Application['state']>;
  reason: Generated<string>;
  address: string;
  created_at: Date;
  decided_at: Date | null;
  decided_by_person_id: PersonId | null;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type MembersTables = {
  members: MembersTable;
  member_children: MemberChildrenTable;
  member_changes: MemberChangesTable;
  groups: GroupsTable;
  group_members: GroupMembersTable;
  member_counts: MemberCountsTable;
  card_batches: CardBatchesTable;
  cards: CardsTable;
  card_guesses: CardGuessesTable;
  invitation_links: InvitationLinksTable;
  invitation_declines: InvitationDeclinesTable;
  invitation_sendings: InvitationSendingsTable;
  invitation_recipients: InvitationRecipientsTable;
  first_steps_away: FirstStepsAwayTable;
  table_settings: TableSettingsTable;
  access_applications: AccessApplicationsTable;
};

/** The handle with the slice's tables; of a transaction it is the same transaction. */
export const withMembers = (db: Db) => db.withTables<MembersTables>();

export type MemberRecord = Selectable<MembersTable>;
/** Of a member who has signed up. */
export type RegisteredMember = MemberRecord & {
  readonly person_id: PersonId;
  readonly registered_at: Date;
  readonly status: 'active' | 'excluded';
};
export type GroupRecord = Selectable<GroupsTable>;
export type SendingRecord = Selectable<InvitationSendingsTable>;
export type CardRecord = Selectable<CardsTable>;
export type CardBatchRecord = Selectable<CardBatchesTable>;
export type ApplicationRecord = Selectable<AccessApplicationsTable>;
