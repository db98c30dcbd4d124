import type { ErrorCode } from '#contract/errors';
import type { promoteMember as endpoint } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { HeadScope } from '#server/platform/http/gates.ts';
import { Refusal, type Refused } from '#server/platform/http/problem.ts';
import { changeRole } from './change-role.ts';
import { accessChanged, type MembersReactions } from './events.ts';
import { lockMember } from './lock-member.ts';
import { presentMember } from './member-reads.ts';
import { isRegistered, mayPromote } from './policy.ts';
import { refuseAct } from './refuse-act.ts';

/**
 * «Повысить»: member → administrator → head. Refuses with `own_role` for oneself, `conflict` when the member is not
 * what the actor saw, a head, or excluded by now, `not_found` when the acting head is none any more.
 */
export const promoteMember =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: HeadScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint> | Refused> => {
    const { actor, member, heads } = await lockMember(tx, scope, params.memberId);
    const refused = (code: ErrorCode) => refuseAct(tx, scope, { action: 'members.promote', memberId: member.id, code });
    if (actor.role !== 'head') throw new Refusal('not_found');
    if (member.id === actor.memberId) return refused('own_role');
    if (!isRegistered(member)) throw new Refusal('not_registered');
    if (member.role !== body.from || !mayPromote(actor, member)) throw new Refusal('conflict');

    const role = member.role === 'member' ? 'administrator' : 'head';
    const changed = await changeRole(tx, { member, role, action: 'members.promote', by: scope.personId, now: scope.now }, reactions);
    accessChanged(tx, scope.organizationId, member.person_id);
    return presentMember(actor, changed, role === 'head' ? heads + 1 : heads);
  };
