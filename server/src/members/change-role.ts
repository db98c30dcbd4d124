import { sql } from 'kysely';
import type { PersonId } from '#contract/ids';
import type { Role } from '#contract/members';
import { record } from '#server/audit/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { type MembersReactions, membersChanged, react } from './events.ts';
import { memberColumns } from './member-reads.ts';
import type { MemberRecord, RegisteredMember } from './tables.ts';

interface Change {
  readonly member: Pick<RegisteredMember, 'organization_id' | 'id' | 'person_id' | 'role'>;
  readonly role: Role;
  readonly action: 'members.promote' | 'members.demote' | 'members.appoint' | 'members.hand-over';
  readonly by: PersonId;
  readonly now: Date;
}

/** Writes, journals and tells a new role. The caller says what may become what, under `lockOrganization`, and at its end calls `accessChanged`. */
export const changeRole = async (tx: Tx, { member, role, action, by, now }: Change, reactions: MembersReactions): Promise<MemberRecord> => {
  const { organization_id: organizationId, id, person_id: personId } = member;
  const { rows } = await sql<MemberRecord>`update members set role = ${role}, version = version + 1
    where organization_id = ${organizationId} and id = ${id} returning ${memberColumns}`.execute(tx);
  const [changed] = rows;
  if (changed === undefined) throw new Error('The member is gone in the middle of a transaction');

  const details = { from: member.role, to: role };
  await record(tx, { action, actor: by, organizationId, subjectType: 'member', subjectId: id, details, now });
  membersChanged(tx, organizationId);
  const organizationName = (await organizationNames(tx, [organizationId])).get(organizationId) ?? '';
  await react(tx, reactions.roleChanged, { organizationId, organizationName, memberId: id, personId, role, now });
  return changed;
};
