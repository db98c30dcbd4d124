import type { removeFromRegister as endpoint } from '#contract/invitations';
import type { Parsed } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { attachCard } from '../attach-card.ts';
import { countMembers } from '../count-members.ts';
import { membersChanged } from '../events.ts';
import { lockCard } from '../lock-card.ts';
import { lockMember } from '../lock-member.ts';
import { findMember } from '../member-reads.ts';
import { withMembers } from '../tables.ts';

/**
 * Removes for good a record of somebody who has never signed up; its card is free again. Refuses with `not_found`, and with
 * `conflict` who has signed up or was excluded meanwhile.
 */
export const removeFromRegister = async (tx: Tx, scope: AdminScope, { params }: Parsed<typeof endpoint>): Promise<void> => {
  const { organizationId, personId: actor, now } = scope;
  const seen = await findMember(tx, organizationId, params.memberId);
  if (seen === undefined) throw new Refusal('not_found');
  const card = seen.card_number === '' ? undefined : await lockCard(tx, seen.card_number);
  const { member } = await lockMember(tx, scope, params.memberId);
  if (member.status !== 'unregistered' || member.card_number !== seen.card_number) throw new Refusal('conflict');

  if (card?.member_id === member.id) await attachCard(tx, card, null);
  await withMembers(tx).deleteFrom('members').where('organization_id', '=', organizationId).where('id', '=', member.id).execute();
  await countMembers(tx, organizationId, { active: 0, unregistered: -1 });
  await record(tx, { action: 'members.register-remove', actor, organizationId, subjectType: 'member', subjectId: member.id, now });
  membersChanged(tx, organizationId);
};
