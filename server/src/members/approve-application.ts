import type { PersonId } from '#contract/ids';
import type { approveApplication as endpoint } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import { findPersonByPhone } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { OperatorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { changeRole } from './change-role.ts';
import { decideApplication } from './decide-application.ts';
import { enrolPerson } from './enrol-person.ts';
import { accessChanged, type MembersReactions } from './events.ts';
import { lockApplication } from './lock-application.ts';
import { type LockedCard, lockCard } from './lock-card.ts';
import { findMember } from './member-reads.ts';
import { isRegistered } from './policy.ts';

/**
 * Makes the applicant head of the card's organisation, binding the card where it is free. Refuses with `not_found`,
 * `application_decided`, `card_unknown`, `card_blocked`, `applicant_unknown`, `card_used` (by somebody else),
 * `member_exists` (through another card) and `member_excluded`.
 */
export const approveApplication =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: OperatorScope, { params }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
    const application = await lockApplication(tx, params.applicationId);
    const card = await lockCard(tx, application.card_number);
    if (card === undefined) throw new Refusal('card_unknown');
    if (card.blocked_at !== null) throw new Refusal('card_blocked');
    const applicant = await findPersonByPhone(tx, application.phone);
    if (applicant === undefined) throw new Refusal('applicant_unknown');

    await appointHead(tx, scope, card, applicant.id, reactions);
    const decided = await decideApplication(tx, scope, { application, organizationId: card.organization_id, reason: '' }, reactions);
    accessChanged(tx, card.organization_id, applicant.id);
    return decided;
  };

const appointHead = async (
  tx: Tx,
  { personId: by, now }: OperatorScope,
  card: LockedCard,
  applicant: PersonId,
  reactions: MembersReactions,
): Promise<void> => {
  const enrolled = await enrolPerson(tx, { card, personId: applicant, role: 'head', by, now }, reactions);
  const member =
    enrolled === 'card_yours' && card.member_id !== null ? await findMember(tx, card.organization_id, card.member_id) : enrolled;
  if (typeof member === 'string') throw new Refusal(member);
  if (member === undefined || !isRegistered(member)) throw new Error('The applicant holds the card and is no member');
  if (member.role !== 'head') await changeRole(tx, { member, role: 'head', action: 'members.appoint', by, now }, reactions);
};
