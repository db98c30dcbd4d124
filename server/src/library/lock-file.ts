import type { Selectable } from 'kysely';
import type { LibraryFileId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type LibraryTables, withLibrary } from './tables.ts';

export type LockedFile = Selectable<LibraryTables['library_files']>;

/** The row of a file, held until the transaction ends. Raises `not_found`, and `conflict` when it is not the version that was looked at. */
export const lockFile = async (
  tx: Tx,
  { organizationId }: AdminScope,
  { id, version }: { readonly id: LibraryFileId; readonly version: number },
): Promise<LockedFile> => {
  const row = await withLibrary(tx)
    .selectFrom('library_files')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  if (row.version !== version) throw new Refusal('conflict');
  return row;
};
