import type { ErrorCode } from '#contract/errors';
import type { demoteMember as endpoint } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { HeadScope } from '#server/platform/http/gates.ts';
import { Refusal, type Refused } from '#server/platform/http/problem.ts';
import { changeRole } from './change-role.ts';
import { accessChanged, type MembersReactions } from './events.ts';
import { lockMember } from './lock-member.ts';
import { presentMember } from './member-reads.ts';
import { isRegistered, mayDemote } from './policy.ts';
import { refuseAct } from './refuse-act.ts';

/**
 * «Понизить»: head → administrator → member; a head may step down while another one remains. Refuses with `last_head`,
 * `conflict` when the member is not what the actor saw, has no role to lose or is excluded by now, `not_found` when the acting head is none any more.
 */
export const demoteMember =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: HeadScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint> | Refused> => {
    const { actor, member, heads } = await lockMember(tx, scope, params.memberId);
    const refused = (code: ErrorCode) => refuseAct(tx, scope, { action: 'members.demote', memberId: member.id, code });
    if (actor.role !== 'head') throw new Refusal('not_found');
    if (member.status === 'active' && member.role === 'head' && heads === 1) return refused('last_head');
    if (!isRegistered(member) || member.role !== body.from || !mayDemote(actor, member, heads)) throw new Refusal('conflict');

    const role = member.role === 'head' ? 'administrator' : 'member';
    const changed = await changeRole(tx, { member, role, action: 'members.demote', by: scope.personId, now: scope.now }, reactions);
    accessChanged(tx, scope.organizationId, member.person_id);
    const self = member.id === actor.memberId;
    return presentMember(self ? { ...actor, role } : actor, changed, member.role === 'head' ? heads - 1 : heads);
  };
