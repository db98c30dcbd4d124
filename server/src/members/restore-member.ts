import { sql } from 'kysely';
import type { restoreMember as endpoint } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { countMembers } from './count-members.ts';
import { accessChanged, type MembersReactions, membersChanged, react } from './events.ts';
import { inviteWaiting } from './invitations/invite-waiting.ts';
import { lockMember } from './lock-member.ts';
import { memberColumns, presentMember } from './member-reads.ts';
import { isRegistered, mayRestore } from './policy.ts';
import type { MemberRecord } from './tables.ts';

/** «Восстановить»: back as an ordinary member, with the same card, or into the register. Refuses with `conflict` who is not excluded. */
export const restoreMember =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: AdminScope, { params }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
    const { actor, member, heads } = await lockMember(tx, scope, params.memberId);
    if (actor.role === 'member') throw new Refusal('not_found');
    if (!mayRestore(actor, member)) throw new Refusal('conflict');

    const { organizationId, personId: by, now } = scope;
    const { rows } = await sql<MemberRecord>`update members
      set status = case when person_id is null then 'unregistered' else 'active' end, role = 'member', excluded_at = null, excluded_by_person_id = null, excluded_by_name = null,
        exclude_reason = null, version = version + 1
      where organization_id = ${organizationId} and id = ${member.id} returning ${memberColumns}`.execute(tx);
    const [restored = member] = rows;
    await countMembers(
      tx,
      organizationId,
      isRegistered(member) ? { active: 1, excluded: -1 } : { active: 0, unregistered: 1, excluded: -1 },
    );

    await record(tx, { action: 'members.restore', actor: by, organizationId, subjectType: 'member', subjectId: member.id, now });
    membersChanged(tx, organizationId);
    if (!isRegistered(member)) {
      await inviteWaiting(tx, organizationId, [member.id], reactions);
      return presentMember(actor, restored, heads);
    }
    await react(tx, reactions.memberRestored, {
      organizationId,
      organizationName: (await organizationNames(tx, [organizationId])).get(organizationId) ?? '',
      memberId: member.id,
      personId: member.person_id,
      now,
    });
    accessChanged(tx, organizationId, member.person_id);
    return presentMember(actor, restored, heads);
  };
