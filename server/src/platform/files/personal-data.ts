import type { PersonId } from '#contract/ids';
import type { Db, Tx } from '../database/database.ts';
import { removeLater } from './claim.ts';
import { withFiles } from './tables.ts';

/** Files that a person uploaded: their names and what they are attached to. */
export const uploadsOf = (db: Db, personId: PersonId) =>
  withFiles(db)
    .selectFrom('files')
    .select(['name', 'purpose', 'size', 'created_at as at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute();

/** Removes a person's uploads that nothing shows; attached ones belong to what they are attached to. */
export const eraseUploads = async (tx: Tx, personId: PersonId): Promise<void> => {
  const gone = await withFiles(tx)
    .deleteFrom('files')
    .where('person_id', '=', personId)
    .where('state', '<>', 'claimed')
    .returning('storage_key')
    .execute();
  await removeLater(tx, gone);
};
