import type { Parsed } from '#contract/route';
import type { keepTableSettings as endpoint } from '#contract/table-settings';
import type { Tx } from '#server/platform/database/database.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { withMembers } from '../tables.ts';

/** Keeps which columns a person has chosen and how long their pages are. */
export const keepTableSettings = async (tx: Tx, { personId }: PersonScope, { body }: Parsed<typeof endpoint>): Promise<void> => {
  const kept = { columns: body.columns, page_size: body.size };
  await withMembers(tx)
    .insertInto('table_settings')
    .values({ person_id: personId, ...kept })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(kept))
    .execute();
};
