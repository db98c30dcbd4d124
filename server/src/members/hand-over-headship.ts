import type { ErrorCode } from '#contract/errors';
import type { handOverHeadship as endpoint } from '#contract/member-card';
import type { Parsed, Result } from '#contract/route';
import { confirmPassword } from '#server/accounts/public.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { HeadScope } from '#server/platform/http/gates.ts';
import { Refusal, type Refused } from '#server/platform/http/problem.ts';
import { changeRole } from './change-role.ts';
import { accessChanged, type MembersReactions } from './events.ts';
import { lockMember } from './lock-member.ts';
import { findMember, presentMember } from './member-reads.ts';
import { isRegistered, mayHandOver } from './policy.ts';
import { refuseAct } from './refuse-act.ts';

/**
 * «Передать руководство»: the member becomes head, the acting head an administrator, both at once. Refuses with `credentials_wrong`
 * beside the password, `too_many_requests` after too many wrong ones, `own_role` for oneself, `not_registered`, `conflict` when the
 * member is a head or excluded by now, `not_found` when the acting head is none any more.
 */
export const handOverHeadship =
  (reactions: MembersReactions) =>
  async (ground: Ground, scope: HeadScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint> | Refused> => {
    // What is not there costs no guess.
    if ((await findMember(ground.db, scope.organizationId, params.memberId)) === undefined) throw new Refusal('not_found');
    await confirmPassword(ground, scope, body.password);
    return ground.transaction(scope.now, async (tx) => {
      const { organizationId, personId: by, now } = scope;
      const { actor, member, heads } = await lockMember(tx, scope, params.memberId);
      const refused = (code: ErrorCode) => refuseAct(tx, scope, { action: 'members.hand-over', memberId: member.id, code });
      if (actor.role !== 'head') throw new Refusal('not_found');
      if (member.id === actor.memberId) return refused('own_role');
      if (!isRegistered(member)) throw new Refusal('not_registered');
      if (!mayHandOver(actor, member)) throw new Refusal('conflict');

      const act = { action: 'members.hand-over', by, now } as const;
      const self = { organization_id: organizationId, id: actor.memberId, person_id: by, role: actor.role };
      const head = await changeRole(tx, { ...act, member, role: 'head' }, reactions);
      await changeRole(tx, { ...act, member: self, role: 'administrator' }, reactions);
      accessChanged(tx, organizationId, member.person_id);
      accessChanged(tx, organizationId, by);
      return presentMember({ ...actor, role: 'administrator' }, head, heads);
    });
  };
