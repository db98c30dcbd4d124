import type { MemberId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { type CardRecord, withMembers } from './tables.ts';

/** Gives a free card, which `lockCard` has taken, to a member, or a held one back; the member's own row is the caller's. */
export const attachCard = async (
  tx: Tx,
  card: Pick<CardRecord, 'organization_id' | 'number' | 'batch_id'>,
  memberId: MemberId | null,
): Promise<void> => {
  await withMembers(tx)
    .updateTable('cards')
    .set({ member_id: memberId })
    .where('organization_id', '=', card.organization_id)
    .where('number', '=', card.number)
    .execute();
  await withMembers(tx)
    .updateTable('card_batches')
    .set((of) => ({ bound: of('bound', '+', memberId === null ? -1 : 1) }))
    .where('organization_id', '=', card.organization_id)
    .where('id', '=', card.batch_id)
    .execute();
};
