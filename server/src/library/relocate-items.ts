import { sql } from 'kysely';
import { MAX_FILE_NAME } from '#contract/files';
import type { FolderId, LibraryFileId, OrganizationId } from '#contract/ids';
import { MAX_FOLDER_NAME, type Renamed } from '#contract/library';
import type { Tx } from '#server/platform/database/database.ts';
import type { Place } from './events.ts';
import { freeNames } from './name-reads.ts';

export interface Item {
  readonly id: FolderId | LibraryFileId;
  readonly name: string;
  /** As it should be called there; its name, unless told. */
  readonly should?: string;
}

/** Files, or folders with what lies in them. */
interface Items {
  readonly of: 'files' | 'folders';
  readonly items: readonly Item[];
}

/**
 * Lays them into a place under free names, and tells which are not those they should have. The library must be locked, and none of them
 * lie there already.
 */
export const relocateItems = async (tx: Tx, organizationId: OrganizationId, { of, items }: Items, place: Place): Promise<Renamed[]> => {
  if (items.length === 0) return [];
  const longest = of === 'files' ? MAX_FILE_NAME : MAX_FOLDER_NAME;
  const names = await freeNames(
    tx,
    organizationId,
    place,
    items.map(({ name }) => name),
    { of, longest },
  );
  const named = items.map(({ id, name, should: was = name }, index) => ({ id, was, name: names[index] ?? '' }));
  const renamed = named.filter(({ was, name }) => name !== was);
  const given = sql`json_to_recordset(${JSON.stringify(named)}::json) as given (id uuid, name text)`;
  const [table, within] = of === 'files' ? ['library_files', 'folder_id'] : ['library_folders', 'parent_id'];
  await sql`update ${sql.table(table)} f set section = ${place.section}, ${sql.id(within)} = ${place.folderId}, name = given.name, version = f.version + 1
    from ${given} where f.organization_id = ${organizationId} and f.id = given.id`.execute(tx);
  if (of === 'folders') return renamed;
  await sql`update library_texts t set name = given.name
    from ${given} where t.organization_id = ${organizationId} and t.library_file_id = given.id and t.name <> given.name`.execute(tx);
  return renamed;
};
