import { sql } from 'kysely';
import { type removeRecords as endpoint, MAX_BULK } from '#contract/bulk';
import type { CardBatchId, MemberId, OrganizationId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { recordMany } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { countMembers } from '../count-members.ts';
import { membersChanged } from '../events.ts';
import { targetCondition } from '../filter-reads.ts';
import { lockCounts } from '../groups/lock-counts.ts';
import { countBound } from '../imports/count-bound.ts';
import { lockMember } from '../lock-member.ts';

/** So many at a time stay far within the time of a statement, with all the indexes of members. */
const CHUNK = 1_000;

/**
 * «Удалить» many at once, by the rules of one: records of people who have never signed up go for good, and their cards are free again.
 * Who has signed up, was excluded, or whose row somebody is just writing, stays, and is counted. Refuses with `too_many_members`, and with
 * `not_found` a group of another organisation.
 */
export const removeRecords = async (
  tx: Tx,
  scope: AdminScope,
  { body: { target } }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId, personId: actor, now } = scope;
  const condition = await targetCondition(tx, organizationId, target, now);
  const { rows: found } = await sql<Found>`select id, card_number from members where ${condition} and status = 'unregistered'
    limit ${MAX_BULK + 1}`.execute(tx);
  if (found.length > MAX_BULK) throw new Refusal('too_many_members');
  // Cards before the organisation, as everybody takes them.
  await lockCards(tx, organizationId, found);
  const by = await lockMember(tx, scope, scope.memberId);
  if (by.actor.role === 'member') throw new Refusal('not_found');
  await lockCounts(tx, organizationId);

  const removed: MemberId[] = [];
  for (let from = 0; from < found.length; from += CHUNK)
    removed.push(...(await remove(tx, organizationId, found.slice(from, from + CHUNK))));
  await countMembers(tx, organizationId, { active: 0, unregistered: -removed.length });
  await recordMany(
    tx,
    { action: 'members.register-remove', actor, organizationId, subjectType: 'member', now },
    removed.map((subjectId) => ({ subjectId })),
  );
  if (removed.length > 0) membersChanged(tx, organizationId);
  const asked = 'ids' in target ? new Set(target.ids).size : found.length;
  return { removed: removed.length, left: asked - removed.length };
};

interface Found {
  readonly id: MemberId;
  readonly card_number: string;
}

const lockCards = async (tx: Tx, organizationId: OrganizationId, found: readonly Found[]): Promise<void> => {
  await sql`select from cards where organization_id = ${organizationId} and member_id = any(${found.map(({ id }) => id)}::uuid[])
    order by number for update`.execute(tx);
};

/** Removes those that are as they were read: still nobody's own, with the same card. */
const remove = async (tx: Tx, organizationId: OrganizationId, found: readonly Found[]): Promise<MemberId[]> => {
  const { rows: held } = await sql<{ id: MemberId }>`
    select members.id from unnest(${found.map(({ id }) => id)}::uuid[], ${found.map((row) => row.card_number)}::text[]) as seen (id, card_number)
    join members on members.organization_id = ${organizationId} and members.id = seen.id and members.card_number = seen.card_number
    where members.status = 'unregistered' for update of members skip locked`.execute(tx);
  const ids = held.map(({ id }) => id);
  const { rows: cards } = await sql<{ batch_id: CardBatchId; freed: number }>`
    with free as (
      update cards set member_id = null where organization_id = ${organizationId} and member_id = any(${ids}::uuid[]) returning batch_id
    )
    select batch_id, count(*)::int as freed from free group by batch_id`.execute(tx);
  await countBound(tx, organizationId, new Map(cards.map(({ batch_id, freed }) => [batch_id, -freed])));
  // Row by row the database would count each of them out of their groups.
  await sql`with gone as (
      delete from group_members where organization_id = ${organizationId} and member_id = any(${ids}::uuid[]) returning group_id
    ), counted as (select group_id, count(*)::int as gone from gone group by group_id)
    update groups set unregistered = groups.unregistered - counted.gone from counted
    where groups.organization_id = ${organizationId} and groups.id = counted.group_id`.execute(tx);
  const { rows } = await sql<{ id: MemberId }>`delete from members
    where organization_id = ${organizationId} and id = any(${ids}::uuid[]) and status = 'unregistered' returning id`.execute(tx);
  return rows.map(({ id }) => id);
};
