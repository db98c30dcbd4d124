import { sql } from 'kysely';
import type { PersonId } from '#contract/ids';
import type { Role } from '#contract/members';
import { findPerson, type PersonFacts } from '#server/accounts/public.ts';
import { record } from '#server/audit/public.ts';
import { lockOrganization, organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { attachCard } from './attach-card.ts';
import { countMembers } from './count-members.ts';
import { type MembersReactions, membersChanged, react } from './events.ts';
import { joinRecord } from './join-record.ts';
import { memberColumns } from './member-reads.ts';
import { isRegistered } from './policy.ts';
import type { CardRecord, MemberRecord, RegisteredMember } from './tables.ts';
import { tailCard } from './tail-card.ts';

interface Enrolment {
  readonly card: CardRecord;
  readonly personId: PersonId;
  readonly role: Role;
  readonly by: PersonId;
  readonly now: Date;
}
/** Why a card makes nobody a member. */
type Unfit = 'card_yours' | 'card_used' | 'member_exists' | 'member_excluded';

/**
 * Makes a person a member of the card's organisation by a card that `lockCard` has taken: joins the record that waits for the
 * person's phone or holds the card, gives the card to a member without one, or adds a member. Who does not fit gets the
 * reason instead. Takes `lockOrganization`; the caller calls `accessChanged` at its end.
 */
export const enrolPerson = async (tx: Tx, enrolment: Enrolment, reactions: MembersReactions): Promise<RegisteredMember | Unfit> => {
  const { card, personId, role, by, now } = enrolment;
  const person = await findPerson(tx, personId);
  if (person === undefined) throw new Error('A person without an account cannot be enrolled');
  // Read under the lock: a sign-up may have joined the card's holder meanwhile.
  await lockOrganization(tx, card.organization_id);
  const known = await recordsOf(tx, card, person);
  const own = known.find((one) => one.person_id === personId);
  const holder = known.find((one) => one.id === card.member_id);
  const ofPhone = known.find((one) => one.person_id === null && one.phone === person.phone);

  if (own !== undefined && own.id === holder?.id) return own.status === 'active' ? 'card_yours' : 'member_excluded';
  if (holder !== undefined && holder !== ofPhone && !waitsUnnamed(holder, ofPhone ?? own)) return 'card_used';
  if (own !== undefined && isRegistered(own)) return giveCard(tx, own, enrolment, reactions);
  const waiting = holder ?? ofPhone;
  if (waiting === undefined) return addMember(tx, person, enrolment, reactions);
  if (waiting.status === 'excluded') return 'member_excluded';
  return joinRecord(tx, waiting, { person, role, card: holder === undefined ? card : null, by, now }, reactions);
};

/** Whether the card's holder may be whoever has the card in hand: nobody has signed up for it, no phone is known, and no other record is theirs. */
const waitsUnnamed = (holder: MemberRecord, other: MemberRecord | undefined): boolean =>
  holder.person_id === null && holder.phone === '' && other === undefined;

const recordsOf = async (tx: Tx, card: CardRecord, person: PersonFacts): Promise<MemberRecord[]> => {
  const { rows } = await sql<MemberRecord>`select ${memberColumns} from members where organization_id = ${card.organization_id}
    and (person_id = ${person.id} or (phone = ${person.phone} and phone <> '') or id = (
      select member_id from cards where organization_id = ${card.organization_id} and number = ${card.number}))`.execute(tx);
  return rows;
};

/** Of a member who came by phone and has no card yet. */
const giveCard = async (
  tx: Tx,
  own: RegisteredMember,
  { card, by, now }: Enrolment,
  reactions: MembersReactions,
): Promise<RegisteredMember | Unfit> => {
  if (own.status === 'excluded') return 'member_excluded';
  if (own.card_number !== '') return 'member_exists';
  const { rows } = await sql<RegisteredMember>`update members set card_number = ${card.number}, version = version + 1
    where organization_id = ${own.organization_id} and id = ${own.id} returning ${memberColumns}`.execute(tx);
  const [member = own] = rows;
  await attachCard(tx, card, own.id);
  await tellBound(tx, member, { by, now }, reactions);
  return member;
};

const addMember = async (
  tx: Tx,
  person: PersonFacts,
  { card, role, by, now }: Enrolment,
  reactions: MembersReactions,
): Promise<RegisteredMember> => {
  const { rows } = await sql<RegisteredMember>`
    insert into members (organization_id, id, person_id, last_name, first_name, patronymic, phone, card_number, birth_date, email,
      region, role, registered_at, added_at)
    values (${card.organization_id}, ${newId(now)}, ${person.id}, ${person.lastName}, ${person.firstName}, ${person.patronymic},
      ${person.phone}, ${card.number}, ${person.birthDate}, ${person.email}, ${person.region}, ${role}, ${now}, ${now})
    returning ${memberColumns}`.execute(tx);
  const [member] = rows;
  if (member === undefined) throw new Error('The new member was not written');
  await attachCard(tx, card, member.id);
  await countMembers(tx, card.organization_id, { active: 1, lastRegisteredAt: now });
  await tellBound(tx, member, { by, now }, reactions);
  return member;
};

const tellBound = async (
  tx: Tx,
  member: RegisteredMember,
  { by, now }: Pick<Enrolment, 'by' | 'now'>,
  reactions: MembersReactions,
): Promise<void> => {
  const { organization_id: organizationId, id, role, person_id: personId, card_number: number } = member;
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
};
