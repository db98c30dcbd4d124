import type { ErrorCode } from '#contract/errors';
import type { excludeMember as endpoint } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal, type Refused } from '#server/platform/http/problem.ts';
import type { MembersReactions } from './events.ts';
import { lockMember } from './lock-member.ts';
import { presentMember } from './member-reads.ts';
import { mayExclude, mayExcludeRole } from './policy.ts';
import { refuseAct } from './refuse-act.ts';
import { writeExclusion } from './write-exclusion.ts';

/**
 * «Исключить»: administrators exclude ordinary members, heads anybody but themselves; any role is lost with it. Refuses
 * with `own_role` for oneself, `not_found` when the actor does not stand above the member, `conflict` for the excluded.
 * Whoever excludes a head is another head, so the last one stays.
 */
export const excludeMember =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: AdminScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint> | Refused> => {
    const { actor, member, heads } = await lockMember(tx, scope, params.memberId);
    const refused = (code: ErrorCode) => refuseAct(tx, scope, { action: 'members.exclude', memberId: member.id, code });
    if (member.id === actor.memberId) return refused('own_role');
    if (!mayExcludeRole(actor, member)) return refused('not_found');
    if (!mayExclude(actor, member)) throw new Refusal('conflict');

    const [excluded = member] = await writeExclusion(tx, scope, { members: [member], reason: body.reason }, reactions);
    return presentMember(actor, excluded, member.role === 'head' ? heads - 1 : heads);
  };
