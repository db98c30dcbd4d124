import type { joinOrganization as endpoint } from '#contract/invitations';
import type { Parsed, Result } from '#contract/route';
import { findPerson } from '#server/accounts/public.ts';
import { lockOrganization, organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { accessChanged, type MembersReactions } from '../events.ts';
import { findWaiting } from '../find-waiting.ts';
import { joinRecord } from '../join-record.ts';
import { withMembers } from '../tables.ts';
import { tailCard } from '../tail-card.ts';

/**
 * «Вступить»: the record that waits for the account's own phone becomes the person's. Refuses with `not_found` where none
 * waits, `member_exists` and `member_excluded` who is or was there already.
 */
export const joinOrganization =
  (reactions: MembersReactions) =>
  async (tx: Tx, { personId, now }: PersonScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
    const { organizationId } = body;
    const person = await findPerson(tx, personId);
    if (person === undefined) throw new Refusal('not_found');
    await lockOrganization(tx, organizationId);
    const own = await withMembers(tx)
      .selectFrom('members')
      .select('status')
      .where('organization_id', '=', organizationId)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (own !== undefined) throw new Refusal(own.status === 'excluded' ? 'member_excluded' : 'member_exists');
    const waiting = await findWaiting(tx, organizationId, person.phone);
    if (waiting === undefined) throw new Refusal('not_found');

    const member = await joinRecord(tx, waiting, { person, role: 'member', card: null, by: personId, now }, reactions);
    accessChanged(tx, organizationId, personId);
    const organizationName = (await organizationNames(tx, [organizationId])).get(organizationId) ?? '';
    return { organizationId, organizationName, memberId: member.id, role: member.role, cardTail: tailCard(member.card_number) };
  };
