import { sql } from 'kysely';
import { type excludeMembers as endpoint, MAX_BULK, SkipReason } from '#contract/bulk';
import type { MemberTarget } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { MembersReactions } from '../events.ts';
import { targetCondition } from '../filter-reads.ts';
import { lockMember } from '../lock-member.ts';
import { memberColumns } from '../member-reads.ts';
import { type Actor, mayExcludeRole } from '../policy.ts';
import type { MemberRecord } from '../tables.ts';
import { writeExclusion } from '../write-exclusion.ts';

/**
 * «Исключить» many at once, by the rules of one: whom the actor may not exclude stays, and is told by reason and number. The actor
 * stays too, so a head remains. Refuses with `too_many_members`, and with `not_found` a group of another organisation.
 */
export const excludeMembers =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: AdminScope, { body: { target, reason } }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
    const { actor } = await lockMember(tx, scope, scope.memberId);
    if (actor.role === 'member') throw new Refusal('not_found');
    const found = await membersOf(tx, scope, target);
    if (found.length > MAX_BULK) throw new Refusal('too_many_members');

    const judged = found.map((member) => ({ member, skipped: obstacle(actor, member) }));
    const members = judged.filter(({ skipped }) => skipped === null).map(({ member }) => member);
    const excluded = members.length === 0 ? [] : await writeExclusion(tx, scope, { members, reason }, reactions);

    const counts: Record<SkipReason, number> = { oneself: 0, role: 0, excluded: members.length - excluded.length, unknown: 0 };
    for (const { skipped } of judged) if (skipped !== null) counts[skipped] += 1;
    if ('ids' in target) counts.unknown = new Set(target.ids).size - found.length;
    const skipped = SkipReason.options.map((why) => ({ reason: why, count: counts[why] })).filter(({ count }) => count > 0);
    return { excluded: excluded.length, skipped };
  };

const membersOf = async (tx: Tx, { organizationId, now }: AdminScope, target: MemberTarget): Promise<MemberRecord[]> => {
  const condition = await targetCondition(tx, organizationId, target, now);
  const { rows } = await sql<MemberRecord>`select ${memberColumns} from members where ${condition} limit ${MAX_BULK + 1}`.execute(tx);
  return rows;
};

/** Why this member stays; null for whom the exclusion falls on. */
const obstacle = (actor: Actor, member: MemberRecord): SkipReason | null => {
  if (member.id === actor.memberId) return 'oneself';
  if (member.status === 'excluded') return 'excluded';
  return mayExcludeRole(actor, member) ? null : 'role';
};
