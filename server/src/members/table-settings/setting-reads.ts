import type { Result } from '#contract/route';
import type { getTableSettings as endpoint } from '#contract/table-settings';
import type { Db } from '#server/platform/database/database.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { withMembers } from '../tables.ts';

/** What a person has chosen of the lists of members; of who has chosen nothing, as usual. */
export const readTableSettings = async (db: Db, { personId }: PersonScope): Promise<Result<typeof endpoint>> => {
  const kept = await withMembers(db)
    .selectFrom('table_settings')
    .select(['columns', 'page_size as size'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return kept ?? { columns: null, size: 50 };
};
