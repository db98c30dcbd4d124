import { sql } from 'kysely';
import { ApplicationId, type OrganizationId, type PersonId } from '#contract/ids';
import type { Application, listApplications, listMyApplications } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import { findPerson, findPersonsByPhone, personNames } from '#server/accounts/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { OperatorScope, PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type ApplicationRecord, withMembers } from './tables.ts';

/** More than anybody sends. */
const OWN = 50;

/** Applications of the account's phone, newest first. */
export const readMyApplications = async (db: Db, scope: PersonScope): Promise<Result<typeof listMyApplications>> => {
  const person = await findPerson(db, scope.personId);
  if (person === undefined) throw new Refusal('not_found');
  const rows = await withMembers(db)
    .selectFrom('access_applications')
    .selectAll()
    .where('phone', '=', person.phone)
    .orderBy('id', 'desc')
    .limit(OWN)
    .execute();
  return { items: rows.map(presentMine) };
};

const presentMine = (row: ApplicationRecord) => ({
  id: row.id,
  organizationName: row.organization_name,
  state: row.state,
  reason: row.reason,
  createdAt: row.created_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
});

/** The operators' queue: those that wait oldest first, the decided ones newest first. Refuses a cursor that is not ours with `bad_request`. */
export const applicationPage = async (
  db: Db,
  _scope: OperatorScope,
  { query }: Parsed<typeof listApplications>,
): Promise<Result<typeof listApplications>> => {
  const waiting = query.state === 'pending';
  const applications = withMembers(db)
    .selectFrom('access_applications')
    .selectAll()
    .where('state', '=', query.state)
    .orderBy('id', waiting ? 'asc' : 'desc')
    .limit(query.limit + 1);
  const found = await (query.after === undefined
    ? applications
    : applications.where('id', waiting ? '>' : '<', applicationIn(query.after))
  ).execute();
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  const pending = await withMembers(db)
    .selectFrom('access_applications')
    .select((of) => of.fn.countAll().as('count'))
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow();
  return {
    items: await presentApplications(db, rows),
    pending: Number(pending.count),
    ...(found.length > rows.length && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
  };
};

const applicationIn = (cursor: string): ApplicationId => {
  const id = ApplicationId.safeParse(decodeCursor(cursor, 1)[0]);
  if (!id.success) throw new Refusal('bad_request');
  return id.data;
};

interface CardState {
  readonly number: string;
  readonly organization_id: OrganizationId;
  readonly blocked: boolean;
  readonly holder: PersonId | null;
}

/** Applications with what an operator must know before deciding: whose card it is, and whether the applicant has an account. */
export const presentApplications = async (db: Db, rows: readonly ApplicationRecord[]): Promise<Application[]> => {
  const applicants = await findPersonsByPhone(db, [...new Set(rows.map((row) => row.phone))]);
  const cards = await cardStates(db, [...new Set(rows.map((row) => row.card_number))]);
  const deciders = await personNames(db, [...new Set(rows.flatMap((row) => row.decided_by_person_id ?? []))]);
  const organizations = await organizationNames(db, [...new Set([...cards.values()].map((card) => card.organization_id))]);
  return rows.map((row) => {
    const applicant = applicants.get(row.phone);
    const card = cards.get(row.card_number);
    return {
      ...presentMine(row),
      fullName: row.full_name,
      cardNumber: row.card_number,
      phone: row.phone,
      email: row.email,
      decidedByName: row.decided_by_person_id === null ? null : (deciders.get(row.decided_by_person_id) ?? ''),
      card: stateOf(card, applicant?.id),
      cardOrganization: card === undefined ? null : { id: card.organization_id, name: organizations.get(card.organization_id) ?? '' },
      applicant: applicant === undefined ? null : { id: applicant.id, name: `${applicant.lastName} ${applicant.firstName}` },
    };
  });
};

const cardStates = async (db: Db, numbers: readonly string[]): Promise<Map<string, CardState>> => {
  const { rows } = await sql<CardState>`
    select cards.number, cards.organization_id, cards.blocked_at is not null as blocked, members.person_id as holder
    from cards left join members on members.organization_id = cards.organization_id and members.id = cards.member_id
    where cards.number = any(${numbers}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.number, row]));
};

const stateOf = (card: CardState | undefined, applicant: PersonId | undefined): Application['card'] => {
  if (card === undefined) return 'unknown';
  if (card.blocked) return 'blocked';
  if (card.holder === null) return 'free';
  return card.holder === applicant ? 'bound_to_applicant' : 'bound';
};
