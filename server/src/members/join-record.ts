import { sql } from 'kysely';
import type { PersonId } from '#contract/ids';
import type { Role } from '#contract/members';
import type { PersonFacts } from '#server/accounts/public.ts';
import { record } from '#server/audit/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { attachCard } from './attach-card.ts';
import { countMembers } from './count-members.ts';
import { type MembersReactions, membersChanged, react } from './events.ts';
import { memberColumns } from './member-reads.ts';
import { type FieldChange, recordChanges } from './record-changes.ts';
import type { CardRecord, MemberRecord, RegisteredMember } from './tables.ts';

interface Joining {
  readonly person: PersonFacts;
  readonly role: Role;
  /** A free card that `lockCard` has taken; given to a record without one. */
  readonly card: CardRecord | null;
  readonly by: PersonId;
  readonly now: Date;
}

/**
 * Makes a record that waits the person's own: what the organisation entered stays, what it left empty comes from the person. The caller
 * holds `lockOrganization`, has seen that the record is `unregistered` and theirs, and calls `accessChanged` at its end.
 */
export const joinRecord = async (
  tx: Tx,
  waiting: MemberRecord,
  { person, role, card, by, now }: Joining,
  reactions: MembersReactions,
): Promise<RegisteredMember> => {
  const { organization_id: organizationId, id } = waiting;
  const given = card !== null && waiting.card_number === '' ? card : null;
  const filled = {
    last_name: waiting.last_name || person.lastName,
    first_name: waiting.first_name || person.firstName,
    patronymic: waiting.patronymic || person.patronymic,
    birth_date: waiting.birth_date ?? person.birthDate,
    phone: person.phone,
    email: waiting.email || person.email,
    region: waiting.region || person.region,
    card_number: waiting.card_number || (given?.number ?? ''),
  };
  const { rows } = await sql<RegisteredMember>`update members set person_id = ${person.id}, registered_at = ${now}, status = 'active',
      role = ${role}, last_name = ${filled.last_name}, first_name = ${filled.first_name}, patronymic = ${filled.patronymic},
      birth_date = ${filled.birth_date}, phone = ${filled.phone}, email = ${filled.email}, region = ${filled.region},
      card_number = ${filled.card_number}, version = version + 1
    where organization_id = ${organizationId} and id = ${id} and status = 'unregistered' returning ${memberColumns}`.execute(tx);
  const [member] = rows;
  if (member === undefined) throw new Error('The record waits no more in the middle of a transaction');
  if (given !== null) await attachCard(tx, given, id);
  await countMembers(tx, organizationId, { active: 1, unregistered: -1, lastRegisteredAt: now });

  await record(tx, { action: 'members.join', actor: by, organizationId, subjectType: 'member', subjectId: id, details: { role }, now });
  const byName = `${person.lastName} ${person.firstName}`;
  await recordChanges(tx, {
    organizationId,
    memberId: id,
    by: person.id,
    byName,
    source: 'sign-up',
    changes: changesOf(waiting, member),
    now,
  });
  membersChanged(tx, organizationId);
  const organizationName = (await organizationNames(tx, [organizationId])).get(organizationId) ?? '';
  await react(tx, reactions.memberJoined, { organizationId, organizationName, memberId: id, personId: person.id, now });
  return member;
};

const FIELDS = {
  last_name: 'lastName',
  first_name: 'firstName',
  patronymic: 'patronymic',
  birth_date: 'birthDate',
  phone: 'phone',
  email: 'email',
  region: 'region',
  card_number: 'cardNumber',
} as const;

const changesOf = (before: MemberRecord, after: MemberRecord): FieldChange[] =>
  (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).flatMap((column) =>
    before[column] === after[column] ? [] : [{ field: FIELDS[column], before: before[column] ?? '', after: after[column] ?? '' }],
  );
