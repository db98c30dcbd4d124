import { sql } from 'kysely';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { addToRegister as endpoint, NewRecord } from '#contract/invitations';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { lockOrganization } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { attachCard } from '../attach-card.ts';
import { countMembers } from '../count-members.ts';
import { type MembersReactions, membersChanged } from '../events.ts';
import { type LockedCard, lockCard } from '../lock-card.ts';
import { memberColumns, presentMember } from '../member-reads.ts';
import type { MemberRecord } from '../tables.ts';
import { inviteWaiting } from './invite-waiting.ts';

/**
 * «Добавить человека»: a record that waits for its person. Refuses with `member_known` beside the field that the register has
 * already (`memberId` tells whose it is), `card_unknown` and `card_blocked`. Whether the phone has an account is not told.
 */
export const addToRegister =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
    const { organizationId, personId, now } = scope;
    if (body.birthDate !== null && body.birthDate > now.toISOString().slice(0, 10))
      throw new Refusal('invalid', { fields: { birthDate: 'invalid' } });
    const card = body.cardNumber === '' ? null : ((await lockCard(tx, body.cardNumber)) ?? 'unknown');
    await lockOrganization(tx, organizationId);
    const free = card === null ? null : freeCard(card, organizationId);
    await refuseKnown(tx, organizationId, body);

    const { rows } = await sql<MemberRecord>`
      insert into members (organization_id, id, last_name, first_name, patronymic, phone, card_number, birth_date, email, region,
        status, added_at)
      values (${organizationId}, ${newId(now)}, ${body.lastName}, ${body.firstName}, ${body.patronymic}, ${body.phone},
        ${body.cardNumber}, ${body.birthDate}, ${body.email}, ${body.region}, 'unregistered', ${now})
      returning ${memberColumns}`.execute(tx);
    const [added] = rows;
    if (added === undefined) throw new Error('The new record was not written');
    if (free !== null) await attachCard(tx, free, added.id);
    await countMembers(tx, organizationId, { active: 0, unregistered: 1 });

    await record(tx, { action: 'members.register-add', actor: personId, organizationId, subjectType: 'member', subjectId: added.id, now });
    membersChanged(tx, organizationId);
    await inviteWaiting(tx, organizationId, [added.id], reactions);
    return presentMember(scope, added, 0);
  };

/** A card of another organisation is as unknown as one that was never issued. */
const freeCard = (card: LockedCard | 'unknown', organizationId: OrganizationId): LockedCard => {
  if (card === 'unknown' || card.organization_id !== organizationId)
    throw new Refusal('card_unknown', { fields: { cardNumber: 'card_unknown' } });
  if (card.member_id !== null) throw known('cardNumber', card.member_id);
  if (card.blocked_at !== null) throw new Refusal('card_blocked', { fields: { cardNumber: 'card_blocked' } });
  return card;
};

const known = (field: keyof NewRecord, memberId: MemberId) =>
  new Refusal('member_known', { fields: { [field]: 'member_known' }, memberId });

/** By the phone, or by the whole name with the birth date. */
const refuseKnown = async (tx: Tx, organizationId: OrganizationId, body: NewRecord): Promise<void> => {
  const { lastName, firstName, patronymic, phone, birthDate } = body;
  const { rows } = await sql<{ id: MemberId; phone: string }>`
    select id, phone from members where organization_id = ${organizationId} and phone = ${phone} and phone <> ''
    union all
    (select id, phone from members where organization_id = ${organizationId} and status in ('active', 'unregistered', 'excluded')
      and coalesce(birth_date, 'infinity'::date) = ${birthDate}::date
      and replace(lower(last_name || ' ' || first_name || ' ' || patronymic), 'ё', 'е')
        = replace(lower(${`${lastName} ${firstName} ${patronymic}`}), 'ё', 'е')
      limit 1)`.execute(tx);
  const [same] = rows;
  if (same !== undefined) throw known(phone !== '' && same.phone === phone ? 'phone' : 'lastName', same.id);
};
