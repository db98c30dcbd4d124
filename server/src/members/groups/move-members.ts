import { sql } from 'kysely';
import type { GroupId, MemberId, OrganizationId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue, nowOf } from '#server/platform/database/transaction.ts';
import { defineJob } from '#server/platform/jobs/job.ts';
import { membersChanged } from '../events.ts';
import { targetCondition } from '../filter-reads.ts';

/** Who goes into a fixed group or out of it; `after` is the last member looked at already. */
export interface Move {
  readonly organizationId: OrganizationId;
  readonly groupId: GroupId;
  readonly way: 'in' | 'out';
  readonly target: MemberTarget;
  readonly after: MemberId | null;
}

/** Members a transaction moves: half a second on a busy machine, so that neither statement nor lock outlasts a request. */
const CHUNK = 5_000;

export interface Moved {
  readonly moved: number;
  /** Whether the rest follows by jobs. */
  readonly more: boolean;
}

/** Moves those who were not reached yet. The name or phone that a filter seeks is nobody's to keep. */
export const moveRest = defineJob<Move>('members.move-group-members', { forget: true });

/** When those are tried again whose rows somebody else was writing. */
const HELD_MS = 5_000;

/**
 * Moves members into a fixed group or out of it, the excluded ones left aside, and the kept counts with them; gives how many moved. Of
 * more than a chunk the rest follows by jobs, and whoever fits the target by then is moved. Hold the group's row.
 *
 * Who goes in is held until the end, for the facts of a member are copied into the group; whom somebody else holds (an import writes for
 * minutes) is not waited for, with the organisation's counts in hand: they follow by a job too.
 */
export const moveMembers = async (tx: Tx, move: Move, chunk = CHUNK): Promise<Moved> => {
  const { organizationId, groupId, way, target, after } = move;
  const fits = await targetCondition(tx, organizationId, target, nowOf(tx));
  const beyond = after === null ? sql`` : sql`and id > ${after}`;
  const moved =
    way === 'in'
      ? sql`insert into group_members (organization_id, group_id, member_id)
          select ${organizationId}::uuid, ${groupId}::uuid, id from free on conflict do nothing returning member_id`
      : sql`delete from group_members where organization_id = ${organizationId} and group_id = ${groupId}
          and member_id in (select id from free) returning member_id`;
  const hold = way === 'in' ? sql`for share skip locked` : sql``;
  const sign = sql.raw(way === 'in' ? '+' : '-');
  const { rows } = await sql<{ moved: number; reached: number; last: MemberId | null; held: MemberId[] }>`
    with chosen as materialized (
      select id from members where ${fits} and status <> 'excluded' ${beyond} order by id limit ${chunk}
    ), free as materialized (
      select id, status from members
      where organization_id = ${organizationId} and id in (select id from chosen) and status <> 'excluded' ${hold}
    ), moved as (${moved}), counted as (
      select count(*)::int as moved, (count(*) filter (where status = 'active'))::int as active,
        (count(*) filter (where status = 'unregistered'))::int as unregistered
      from moved join free on free.id = moved.member_id
    ), kept as (
      update groups set members = members ${sign} counted.active, unregistered = groups.unregistered ${sign} counted.unregistered
      from counted where organization_id = ${organizationId} and id = ${groupId}
    )
    select moved, (select count(*)::int from chosen) as reached, (select id from chosen order by id desc limit 1) as last,
      array(select id from chosen except select id from free) as held from counted`.execute(tx);
  const { moved: count, reached, last, held } = rows[0] ?? { moved: 0, reached: 0, last: null, held: [] };
  const more = reached === chunk;
  if (more) await enqueue(tx, moveRest, { ...move, after: last });
  if (held.length > 0) {
    const startAfter = new Date(nowOf(tx).getTime() + HELD_MS);
    await enqueue(tx, moveRest, { ...move, target: { ids: held }, after: null }, { startAfter });
  }
  membersChanged(tx, organizationId);
  return { moved: count, more: more || held.length > 0 };
};
