import { sql } from 'kysely';
import { CardBatchId, type PersonId } from '#contract/ids';
import type { Card, listCardBatches, listCards, listMemberships } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import { organizationFacts, organizationNames } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { OperatorScope, PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type CardBatchRecord, type CardRecord, type RegisteredMember, withMembers } from './tables.ts';
import { tailCard } from './tail-card.ts';

type Held = Pick<RegisteredMember, 'organization_id' | 'card_number' | 'registered_at'> &
  Pick<CardRecord, 'blocked_at'> & { readonly status: 'active' | 'excluded' };

/** The person's own cards, the oldest membership first. */
export const readCards = async (db: Db, scope: PersonScope): Promise<Result<typeof listCards>> => {
  const { rows } = await sql<Held>`
    select members.organization_id, members.card_number, members.registered_at, members.status, cards.blocked_at
    from members join cards on cards.organization_id = members.organization_id and cards.member_id = members.id
    where members.person_id = ${scope.personId} order by members.registered_at, members.id`.execute(db);
  return { items: await presentCards(db, rows) };
};

/** Cards as their holder sees them, with their organisations' names. */
export const presentCards = async (db: Db, rows: readonly Held[]): Promise<Card[]> => {
  const organizations = await organizationFacts(db, [...new Set(rows.map((row) => row.organization_id))]);
  return rows.map((row) => {
    const organization = organizations.get(row.organization_id);
    return {
      number: row.card_number,
      tail: tailCard(row.card_number),
      organizationId: row.organization_id,
      organizationName: organization?.name ?? '',
      since: row.registered_at.toLocaleDateString('en', { year: 'numeric', timeZone: organization?.timeZone ?? 'UTC' }),
      state: row.blocked_at !== null ? 'blocked' : row.status,
    };
  });
};

/** The organisations that the person is an active member of, by name. */
export const readMemberships = async (db: Db, scope: PersonScope): Promise<Result<typeof listMemberships>> => {
  const rows = await activeMemberships(db, scope.personId);
  const names = await organizationNames(db, [...new Set(rows.map((row) => row.organization_id))]);
  const items = rows.map((row) => ({
    organizationId: row.organization_id,
    organizationName: names.get(row.organization_id) ?? '',
    memberId: row.id,
    role: row.role,
    cardTail: tailCard(row.card_number),
  }));
  return { items: items.sort((a, b) => a.organizationName.localeCompare(b.organizationName, 'ru')) };
};

/** Active memberships of a person in all organisations, by the index of persons. */
export const activeMemberships = (db: Db, personId: PersonId) =>
  withMembers(db)
    .selectFrom('members')
    .select(['organization_id', 'id', 'role', 'card_number', 'registered_at'])
    .where('person_id', '=', personId)
    .where('status', '=', 'active')
    .$narrowType<{ registered_at: Date }>()
    .execute();

/** The batches of an organisation, newest first. Refuses a cursor that is not ours with `bad_request`. */
export const readCardBatches = async (
  db: Db,
  _scope: OperatorScope,
  { params, query }: Parsed<typeof listCardBatches>,
): Promise<Result<typeof listCardBatches>> => {
  const batches = withMembers(db)
    .selectFrom('card_batches')
    .selectAll()
    .where('organization_id', '=', params.organizationId)
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  const found = await (query.after === undefined ? batches : batches.where('id', '<', batchIn(query.after))).execute();
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  return {
    items: rows.map(presentBatch),
    ...(found.length > rows.length && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
  };
};

const batchIn = (cursor: string) => {
  const id = CardBatchId.safeParse(decodeCursor(cursor, 1)[0]);
  if (!id.success) throw new Refusal('bad_request');
  return id.data;
};

/** What the operator sees of a batch. */
export const presentBatch = (row: CardBatchRecord) => ({
  id: row.id,
  issuedAt: row.issued_at.toISOString(),
  first: row.first,
  last: row.last,
  count: row.count,
  bound: row.bound,
});
