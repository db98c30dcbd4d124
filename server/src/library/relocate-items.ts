import { sql } from 'kysely';
import { MAX_FILE_NAME } from '#contract/files';
import type { OrganizationId } from '#contract/ids';
import { MAX_FOLDER_NAME } from '#contract/library';
import type { Tx } from '#server/platform/database/database.ts';
import type { Place } from './events.ts';
import { freeNames } from './free-names.ts';

interface Item {
  readonly id: string;
  readonly name: string;
}

/** Lays files into a place under free names. The library must be locked, and none of them lie there already. */
export const relocateFiles = async (tx: Tx, organizationId: OrganizationId, items: readonly Item[], place: Place): Promise<void> => {
  if (items.length === 0) return;
  const named = await withFreeNames(tx, organizationId, items, place, 'files');
  await sql`update library_files f set section = ${place.section}, folder_id = ${place.folderId}, name = given.name, version = f.version + 1
    from ${given(named)} where f.organization_id = ${organizationId} and f.id = given.id`.execute(tx);
  await sql`update library_texts t set name = given.name
    from ${given(named)} where t.organization_id = ${organizationId} and t.library_file_id = given.id and t.name <> given.name`.execute(tx);
};

/** Lays folders into a place under free names; what lies inside goes along. The library must be locked, and none of them lie there already. */
export const relocateFolders = async (tx: Tx, organizationId: OrganizationId, items: readonly Item[], place: Place): Promise<void> => {
  if (items.length === 0) return;
  const named = await withFreeNames(tx, organizationId, items, place, 'folders');
  await sql`update library_folders f set section = ${place.section}, parent_id = ${place.folderId}, name = given.name, version = f.version + 1
    from ${given(named)} where f.organization_id = ${organizationId} and f.id = given.id`.execute(tx);
};

const withFreeNames = async (tx: Tx, organizationId: OrganizationId, items: readonly Item[], place: Place, of: 'files' | 'folders') => {
  const wanted = items.map(({ name }) => name);
  const names = await freeNames(tx, organizationId, place, wanted, { of, longest: of === 'files' ? MAX_FILE_NAME : MAX_FOLDER_NAME });
  return items.map(({ id }, index) => ({ id, name: names[index] ?? '' }));
};

const given = (named: readonly Item[]) => sql`json_to_recordset(${JSON.stringify(named)}::json) as given (id uuid, name text)`;
