import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';
import type { ApplicationId, CardBatchId, MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { Application, Role } from '#contract/members';
import type { Db } from '#server/platform/database/database.ts';

export type MemberStatus = 'active' | 'excluded';

interface MembersTable {
  organization_id: OrganizationId;
  id: MemberId;
  person_id: PersonId;
  last_name: string;
  first_name: string;
  patronymic: Generated<string>;
  phone: string;
  card_number: string;
  /** `YYYY-MM-DD`. */
  birth_date: string | null;
  email: Generated<string>;
  region: Generated<string>;
  role: Generated<Role>;
  status: Generated<MemberStatus>;
  registered_at: Date;
  excluded_at: Date | null;
  excluded_by_person_id: PersonId | null;
  excluded_by_name: string | null;
  exclude_reason: string | null;
  version: Generated<number>;
  card_tail: GeneratedAlways<string>;
  /** 0 head, 1 administrator, 2 member. */
  role_rank: GeneratedAlways<number>;
}

interface MemberCountsTable {
  organization_id: OrganizationId;
  active: Generated<number>;
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
  member_counts: MemberCountsTable;
  card_batches: CardBatchesTable;
  cards: CardsTable;
  card_guesses: CardGuessesTable;
  access_applications: AccessApplicationsTable;
};

/** The handle with the slice's tables; of a transaction it is the same transaction. */
export const withMembers = (db: Db) => db.withTables<MembersTables>();

export type MemberRecord = Selectable<MembersTable>;
export type CardRecord = Selectable<CardsTable>;
export type CardBatchRecord = Selectable<CardBatchesTable>;
export type ApplicationRecord = Selectable<AccessApplicationsTable>;
