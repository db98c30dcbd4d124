import { sql } from 'kysely';
import type { MemberId } from '#contract/ids';
import { CHILD_AGE, type updateMember as endpoint, PHONE_CHANGES_A_DAY } from '#contract/member-card';
import type { Parsed, Result } from '#contract/route';
import { personNames } from '#server/accounts/public.ts';
import { record } from '#server/audit/public.ts';
import { lockOrganization } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { type MembersReactions, membersChanged } from '../events.ts';
import { localDay } from '../filter-reads.ts';
import { inviteWaiting } from '../invitations/invite-waiting.ts';
import { findMember, memberColumns } from '../member-reads.ts';
import { mayEdit, mayEditContacts } from '../policy.ts';
import { recordChanges } from '../record-changes.ts';
import { type MemberRecord, withMembers } from '../tables.ts';
import { compareRecords, type EditedRecord } from './compare-records.ts';
import { factsOf, presentCard } from './member-card-reads.ts';

const DAY_MS = 24 * 3_600_000;

type Body = Parsed<typeof endpoint>['body'];

/**
 * «Сохранить» on the user card. Refuses with `conflict` when the record was changed since it was read, or is excluded; `invalid` for
 * dates that cannot be (a child over 16: `child_grown`); `member_known` when the phone is somebody else's of this register;
 * `phone_limit` beside a phone that was changed as often as a day allows.
 */
export const updateMember =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: AdminScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
    const { organizationId, personId: by, now } = scope;
    // Before the row: imports, which look for phones too, lock in this order.
    if (body.contacts !== undefined) await lockOrganization(tx, organizationId);
    const member = await lockRecord(tx, scope, params.memberId);
    if (member.version !== body.version || !mayEdit(member)) throw new Refusal('conflict');
    checkDates(body, (await localDay(tx, organizationId, now)).today);

    const before = await editedOf(tx, member);
    const after: EditedRecord = { ...before, ...(mayEditContacts(member) ? body.contacts : {}), ...edited(body) };
    const changes = compareRecords(before, after);
    if (changes.length > 0) {
      if (after.phone !== before.phone) {
        await checkPhone(tx, scope, member.id, after.phone);
        if (after.phone !== '') await limitPhones(tx, scope, member.id);
      }
      await write(tx, member, after, now);
      const fields = [...new Set(changes.map(({ field }) => field))];
      await record(tx, {
        action: 'members.update',
        actor: by,
        organizationId,
        subjectType: 'member',
        subjectId: member.id,
        details: { fields },
        now,
      });
      const byName = (await personNames(tx, [by])).get(by) ?? '';
      await recordChanges(tx, { organizationId, memberId: member.id, by, byName, source: 'card', changes, now });
      membersChanged(tx, organizationId);
      if (after.phone !== before.phone) await inviteWaiting(tx, organizationId, [member.id], reactions);
    }
    const row = await findMember(tx, organizationId, member.id);
    if (row === undefined) throw new Error('The member is gone in the middle of a transaction');
    return presentCard(tx, scope, row);
  };

const lockRecord = async (tx: Tx, { organizationId }: AdminScope, id: MemberId): Promise<MemberRecord> => {
  const { rows } = await sql<MemberRecord>`select ${memberColumns} from members
    where organization_id = ${organizationId} and id = ${id} for no key update`.execute(tx);
  const [member] = rows;
  if (member === undefined) throw new Refusal('not_found');
  return member;
};

/** `YYYY-MM-DD` strings compare as dates do. */
const checkDates = ({ birthDate, unionYear, children }: Body, today: string): void => {
  const fields: Record<string, string> = {};
  const grown = `${Number(today.slice(0, 4)) - CHILD_AGE}${today.slice(4)}`;
  if (birthDate !== null && birthDate > today) fields.birthDate = 'date_ahead';
  if (unionYear.state === 'value' && unionYear.value > Number(today.slice(0, 4))) fields['unionYear.value'] = 'date_ahead';
  for (const [index, child] of (children.state === 'value' ? children.value : []).entries()) {
    if (child.birthDate > today) fields[`children.value.${index}.birthDate`] = 'date_ahead';
    if (child.birthDate <= grown) fields[`children.value.${index}.birthDate`] = 'child_grown';
  }
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields });
};

const editedOf = async (tx: Tx, row: MemberRecord): Promise<EditedRecord> => {
  const children = await withMembers(tx)
    .selectFrom('member_children')
    .select(['name', 'birth_date as birthDate'])
    .where('organization_id', '=', row.organization_id)
    .where('member_id', '=', row.id)
    .execute();
  const { last_name: lastName, first_name: firstName, patronymic, birth_date: birthDate, phone, email, region } = row;
  return { lastName, firstName, patronymic, birthDate, phone, email, region, ...factsOf(row, children) };
};

/** A child stated twice is one. */
const edited = ({ contacts: _, version: __, ...rest }: Body): Omit<Body, 'contacts' | 'version'> => {
  if (rest.children.state !== 'value') return rest;
  const distinct = new Map(rest.children.value.map((child) => [`${child.birthDate} ${child.name}`, child]));
  return { ...rest, children: { state: 'value', value: [...distinct.values()] } };
};

const checkPhone = async (tx: Tx, { organizationId }: AdminScope, id: MemberId, phone: string): Promise<void> => {
  if (phone === '') return;
  const taken = await withMembers(tx)
    .selectFrom('members')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('phone', '=', phone)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (taken !== undefined) throw new Refusal('member_known', { fields: { 'contacts.phone': 'member_known' }, memberId: taken.id });
};

/** Whoever has a phone that comes to be waited for is told: a record that wanders from phone to phone would be a way to pester. */
const limitPhones = async (tx: Tx, { organizationId, now }: AdminScope, id: MemberId): Promise<void> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from member_changes
    where organization_id = ${organizationId} and member_id = ${id} and field = 'phone' and after <> ''
      and at > ${new Date(now.getTime() - DAY_MS)}`.execute(tx);
  if ((rows[0]?.count ?? 0) >= PHONE_CHANGES_A_DAY) throw new Refusal('phone_limit', { fields: { 'contacts.phone': 'phone_limit' } });
};

const write = async (tx: Tx, { organization_id: organizationId, id }: MemberRecord, after: EditedRecord, now: Date): Promise<void> => {
  const { unionYear, unionTicket, children } = after;
  await withMembers(tx)
    .updateTable('members')
    .set((of) => ({
      last_name: after.lastName,
      first_name: after.firstName,
      patronymic: after.patronymic,
      birth_date: after.birthDate,
      phone: after.phone,
      email: after.email,
      region: after.region,
      union_year: unionYear.state === 'value' ? unionYear.value : null,
      union_year_absent: unionYear.state === 'absent',
      union_ticket: unionTicket.state === 'value' ? unionTicket.value : '',
      union_ticket_absent: unionTicket.state === 'absent',
      children_absent: children.state === 'absent',
      version: of('version', '+', 1),
    }))
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
  await withMembers(tx).deleteFrom('member_children').where('organization_id', '=', organizationId).where('member_id', '=', id).execute();
  if (children.state !== 'value') return;
  const rows = children.value.map(({ name, birthDate }) => ({ name, birth_date: birthDate }));
  await withMembers(tx)
    .insertInto('member_children')
    .values(rows.map((row) => ({ ...row, organization_id: organizationId, member_id: id, id: newId<string>(now) })))
    .execute();
};
