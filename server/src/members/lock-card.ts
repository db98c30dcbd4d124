import { sql } from 'kysely';
import type { MemberId, PersonId } from '#contract/ids';
import type { MemberStatus } from '#contract/members';
import type { Tx } from '#server/platform/database/database.ts';
import type { CardRecord } from './tables.ts';

export interface LockedCard extends CardRecord {
  readonly holder: { readonly memberId: MemberId; readonly personId: PersonId | null; readonly status: MemberStatus } | null;
}

/** Takes a card by its number, so that of two who bind it at once one comes second; undefined when none was issued. */
export const lockCard = async (tx: Tx, number: string): Promise<LockedCard | undefined> => {
  const { rows } = await sql<CardRecord>`select organization_id, number, batch_id, member_id, blocked_at
    from cards where number = ${number} for update`.execute(tx);
  const [card] = rows;
  if (card === undefined || card.member_id === null) return card && { ...card, holder: null };
  const holders = await sql<{ person_id: PersonId | null; status: MemberStatus }>`select person_id, status from members
    where organization_id = ${card.organization_id} and id = ${card.member_id}`.execute(tx);
  const [holder] = holders.rows;
  return { ...card, holder: holder === undefined ? null : { memberId: card.member_id, personId: holder.person_id, status: holder.status } };
};
