import { sql } from 'kysely';
import type { MemberId, PersonId } from '#contract/ids';
import type { MemberStatus, Role } from '#contract/members';
import { findPerson } from '#server/accounts/public.ts';
import { record } from '#server/audit/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { countMembers } from './count-members.ts';
import { type MembersReactions, membersChanged, react } from './events.ts';
import { memberColumns } from './member-reads.ts';
import { type CardRecord, type RegisteredMember, withMembers } from './tables.ts';
import { tailCard } from './tail-card.ts';

interface Enrolment {
  readonly card: CardRecord;
  readonly personId: PersonId;
  readonly role: Role;
  readonly by: PersonId;
  readonly now: Date;
}

/**
 * Makes a person a member of the card's organisation by a free card, which `lockCard` has taken. A person who is there
 * already is not enrolled: `member_exists` or, once excluded, `member_excluded` is given back instead. The caller calls `accessChanged`
 * at its end.
 */
export const enrolPerson = async (
  tx: Tx,
  { card, personId, role, by, now }: Enrolment,
  reactions: MembersReactions,
): Promise<RegisteredMember | 'member_exists' | 'member_excluded'> => {
  const { organization_id: organizationId, number } = card;
  const person = await findPerson(tx, personId);
  if (person === undefined) throw new Error('A person without an account cannot be enrolled');
  const id = newId<MemberId>(now);
  const { rows } = await sql<RegisteredMember>`
    insert into members (organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email,
      region, role, registered_at, added_at)
    values (${organizationId}, ${id}, ${personId}, ${person.lastName}, ${person.firstName}, ${person.patronymic}, ${person.phone},
      ${number}, ${person.birthDate}, ${person.email}, ${person.region}, ${role}, ${now}, ${now})
    on conflict (organization_id, person_id) do nothing returning ${memberColumns}`.execute(tx);
  const [member] = rows;
  if (member === undefined) return (await statusOf(tx, card, personId)) === 'active' ? 'member_exists' : 'member_excluded';

  await withMembers(tx)
    .updateTable('cards')
    .set({ member_id: id })
    .where('organization_id', '=', organizationId)
    .where('number', '=', number)
    .execute();
  await withMembers(tx)
    .updateTable('card_batches')
    .set((of) => ({ bound: of('bound', '+', 1) }))
    .where('organization_id', '=', organizationId)
    .where('id', '=', card.batch_id)
    .execute();
  await countMembers(tx, organizationId, { active: 1, lastRegisteredAt: now });

  await record(tx, {
    action: 'members.bind-card',
    actor: by,
    organizationId,
    subjectType: 'member',
    subjectId: id,
    details: { role },
    now,
  });
  membersChanged(tx, organizationId);
  const organizationName = (await organizationNames(tx, [organizationId])).get(organizationId) ?? '';
  await react(tx, reactions.cardBound, { organizationId, organizationName, memberId: id, personId, cardTail: tailCard(number), now });
  return member;
};

const statusOf = async (tx: Tx, { organization_id }: CardRecord, personId: PersonId): Promise<MemberStatus | undefined> =>
  (
    await withMembers(tx)
      .selectFrom('members')
      .select('status')
      .where('organization_id', '=', organization_id)
      .where('person_id', '=', personId)
      .executeTakeFirst()
  )?.status;
