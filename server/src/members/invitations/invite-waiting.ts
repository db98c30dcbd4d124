import { sql } from 'kysely';
import type { MemberId, OrganizationId, PersonId } from '#contract/ids';
import { findPersonsByPhone } from '#server/accounts/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { type MembersReactions, react } from '../events.ts';
import { invitedSince } from './policy.ts';

/** Phones a statement. */
const CHUNK = 5_000;

/**
 * Tells those who have an account that a register waits for their phone; call it when records come to wait: added, imported,
 * restored, given a phone. Nothing of it shows in the records: the organisation learns nothing before the person joins.
 */
export const inviteWaiting = async (
  tx: Tx,
  organizationId: OrganizationId,
  memberIds: readonly MemberId[],
  reactions: MembersReactions,
): Promise<void> => {
  for (let from = 0; from < memberIds.length; from += CHUNK) {
    const personIds = await waitedFor(tx, organizationId, memberIds.slice(from, from + CHUNK));
    if (personIds.length === 0) continue;
    const organizationName = (await organizationNames(tx, [organizationId])).get(organizationId) ?? '';
    await react(tx, reactions.membersInvited, { organizationId, organizationName, personIds, toldSince: invitedSince(nowOf(tx)) });
  }
};

const waitedFor = async (tx: Tx, organizationId: OrganizationId, memberIds: readonly MemberId[]): Promise<PersonId[]> => {
  const { rows } = await sql<{ phone: string }>`select phone from members
    where organization_id = ${organizationId} and id = any(${memberIds}::uuid[]) and status = 'unregistered' and phone <> ''`.execute(tx);
  const persons = await findPersonsByPhone(
    tx,
    rows.map(({ phone }) => phone),
  );
  if (persons.size === 0) return [];
  const ids = [...persons.values()].map(({ id }) => id);
  const declined = await sql<{ person_id: PersonId }>`select person_id from invitation_declines
    where organization_id = ${organizationId} and person_id = any(${ids}::uuid[])`.execute(tx);
  const silent = new Set(declined.rows.map(({ person_id }) => person_id));
  return ids.filter((id) => !silent.has(id));
};
