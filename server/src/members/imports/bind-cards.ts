import { sql } from 'kysely';
import type { CardBatchId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import type { ImportRecord } from './tables.ts';

interface Range {
  readonly record: Pick<ImportRecord, 'organization_id' | 'id'>;
  /** Rows beyond `from`, up to `to`. */
  readonly from: number;
  readonly to: number;
}

/** Binds the free cards that staged rows bring. Gives the batch of each bound card. */
export const bindCards = async (tx: Tx, { record, from, to }: Range): Promise<readonly CardBatchId[]> => {
  const { rows } = await sql<{ batch_id: CardBatchId }>`
    update cards set member_id = rows.member_id from import_rows as rows
    where rows.organization_id = ${record.organization_id} and rows.import_id = ${record.id} and rows.number > ${from} and rows.number <= ${to}
      and rows.card_number <> '' and (rows.verdict = 'add' or rows.verdict = 'update' and rows.after ? 'cardNumber')
      and cards.organization_id = rows.organization_id and cards.number = rows.card_number
      and cards.member_id is null and cards.blocked_at is null
    returning cards.batch_id`.execute(tx);
  return rows.map(({ batch_id }) => batch_id);
};
