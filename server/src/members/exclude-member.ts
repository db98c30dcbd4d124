import { sql } from 'kysely';
import type { ErrorCode } from '#contract/errors';
import type { excludeMember as endpoint } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import { personNames } from '#server/accounts/public.ts';
import { record } from '#server/audit/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal, type Refused } from '#server/platform/http/problem.ts';
import { countMembers } from './count-members.ts';
import { accessChanged, type MembersReactions, membersChanged, react } from './events.ts';
import { lockMember } from './lock-member.ts';
import { memberColumns, presentMember } from './member-reads.ts';
import { isRegistered, mayExclude, mayExcludeRole } from './policy.ts';
import { refuseAct } from './refuse-act.ts';
import type { MemberRecord } from './tables.ts';

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

    const { organizationId, personId: by, now } = scope;
    const byName = (await personNames(tx, [by])).get(by) ?? '';
    const { rows } = await sql<MemberRecord>`update members
      set status = 'excluded', role = 'member', excluded_at = ${now}, excluded_by_person_id = ${by}, excluded_by_name = ${byName},
        exclude_reason = ${body.reason}, version = version + 1
      where organization_id = ${organizationId} and id = ${member.id} returning ${memberColumns}`.execute(tx);
    const [excluded = member] = rows;
    await countMembers(
      tx,
      organizationId,
      isRegistered(member) ? { active: -1, excluded: 1 } : { active: 0, unregistered: -1, excluded: 1 },
    );

    const details = { role: member.role };
    await record(tx, { action: 'members.exclude', actor: by, organizationId, subjectType: 'member', subjectId: member.id, details, now });
    membersChanged(tx, organizationId);
    if (!isRegistered(member)) return presentMember(actor, excluded, heads);
    await react(tx, reactions.memberExcluded, {
      organizationId,
      organizationName: (await organizationNames(tx, [organizationId])).get(organizationId) ?? '',
      memberId: member.id,
      personId: member.person_id,
      reason: body.reason,
      now,
    });
    accessChanged(tx, organizationId, member.person_id);
    return presentMember(actor, excluded, member.role === 'head' ? heads - 1 : heads);
  };
