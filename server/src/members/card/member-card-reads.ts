import { sql } from 'kysely';
import type { z } from 'zod';
import type { Child, Children, getMember, MemberCard, UnionTicket, UnionYear } from '#contract/member-card';
import type { Parsed, Result } from '#contract/route';
import { consentsOf } from '#server/accounts/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { prepared } from '#server/platform/database/prepared.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { groupsOf } from '../groups/belonging-reads.ts';
import { findMember, presentMember } from '../member-reads.ts';
import { cardCanOf } from '../policy.ts';
import { type MemberRecord, withMembers } from '../tables.ts';
import { actsOf } from './act-reads.ts';
import { changesOf } from './change-reads.ts';
import { recordView } from './record-view.ts';

/** The card of a member. Each opening is journalled. Refuses with `not_found`. */
export const readMember = async (db: Db, scope: AdminScope, { params }: Parsed<typeof getMember>): Promise<Result<typeof getMember>> => {
  const row = await findMember(db, scope.organizationId, params.memberId);
  if (row === undefined) throw new Refusal('not_found');
  await recordView(db, scope, row.id);
  return presentCard(db, scope, row);
};

/** The first page of each history; the rest is asked for. */
const FIRST = { limit: 10 };

export const presentCard = async (
  db: Db,
  scope: AdminScope,
  row: MemberRecord & { readonly heads: number },
): Promise<z.input<typeof MemberCard>> => {
  const { children, cards } = await partsOf(db, row);
  return {
    ...presentMember(scope, row, row.heads),
    version: row.version,
    cardNumber: row.card_number,
    region: row.region,
    ...factsOf(row, children),
    cards: cards.map(({ number, blocked }) => ({ number, state: blocked ? 'blocked' : 'active' })),
    groups: await groupsIn(db, row, scope.now),
    consents: row.person_id === null ? [] : await consentsGiven(db, row.person_id),
    acts: await actsOf(db, row.id, FIRST),
    changes: await changesOf(db, row.organization_id, row.id, FIRST),
    can: cardCanOf(scope, row, row.heads),
  };
};

type Facts = Pick<MemberRecord, 'union_year' | 'union_year_absent' | 'union_ticket' | 'union_ticket_absent' | 'children_absent'>;

/** «Дополнительные данные» as the contract has them. */
export const factsOf = (
  row: Facts,
  children: readonly Child[],
): { unionYear: UnionYear; unionTicket: UnionTicket; children: Children } => ({
  unionYear: fact(row.union_year, row.union_year_absent),
  unionTicket: fact(row.union_ticket === '' ? null : row.union_ticket, row.union_ticket_absent),
  children: fact(children.length === 0 ? null : [...children], row.children_absent),
});

const fact = <T>(value: T | null, absent: boolean) => {
  if (value !== null) return { state: 'value', value } as const;
  return { state: absent ? 'absent' : 'unknown' } as const;
};

interface Parts {
  readonly children: Child[];
  readonly cards: { readonly number: string; readonly blocked: boolean }[];
}

/** What hangs on the record, in one query. */
const partsOf = async (db: Db, { organization_id, id }: MemberRecord): Promise<Parts> => {
  const { rows } = await sql<Parts>`${prepared} select
    (select coalesce(json_agg(json_build_object('name', name, 'birthDate', birth_date) order by birth_date, name), '[]')
      from member_children where organization_id = ${organization_id} and member_id = ${id}) as children,
    (select coalesce(json_agg(json_build_object('number', number, 'blocked', blocked_at is not null) order by number), '[]')
      from cards where organization_id = ${organization_id} and member_id = ${id}) as cards`.execute(db);
  return rows[0] ?? { children: [], cards: [] };
};

const groupsIn = async (db: Db, { organization_id: organizationId, id: memberId }: MemberRecord, now: Date) => {
  const ids = (await groupsOf(db, [{ organizationId, memberId }], now)).get(organizationId) ?? [];
  if (ids.length === 0) return [];
  return withMembers(db)
    .selectFrom('groups')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .orderBy(sql`name collate "und-x-icu"`)
    .execute();
};

const consentsGiven = async (db: Db, personId: NonNullable<MemberRecord['person_id']>) =>
  (await consentsOf(db, personId)).map(({ document: { kind, version, title }, givenAt, withdrawnAt }) => ({
    kind,
    version,
    title,
    givenAt,
    withdrawnAt,
  }));
