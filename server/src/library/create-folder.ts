import type { FolderId } from '#contract/ids';
import { type createFolder as endpoint, MAX_FOLDER_DEPTH, MAX_FOLDERS } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { checkPlace } from './check-place.ts';
import { libraryChanged } from './events.ts';
import { countFolders, findFolder } from './folder-reads.ts';
import { lockLibrary } from './lock-library.ts';
import { isTaken } from './name-reads.ts';
import { presentFolder } from './present-folder.ts';
import { withLibrary } from './tables.ts';

/** A new folder. Raises `invalid` (`folder_missing`, `name_used` by field), `folder_depth` and `folder_limit`. */
export const createFolder = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, now } = scope;
  const place = { section: body.section, folderId: body.parentId };
  await lockLibrary(tx, organizationId);
  const depth = await checkPlace(tx, organizationId, place, 'parentId');
  if (depth >= MAX_FOLDER_DEPTH) throw new Refusal('folder_depth');
  if ((await countFolders(tx, organizationId)) >= MAX_FOLDERS) throw new Refusal('folder_limit');
  if (await isTaken(tx, organizationId, place, { name: body.name, id: null, of: 'folders' }))
    throw new Refusal('invalid', { fields: { name: 'name_used' } });

  const id = newId<FolderId>(now);
  await withLibrary(tx)
    .insertInto('library_folders')
    .values({ organization_id: organizationId, id, section: body.section, parent_id: body.parentId, name: body.name, created_at: now })
    .execute();
  libraryChanged(tx, organizationId, [place]);
  await record(tx, {
    action: 'library.create-folder',
    actor: scope.personId,
    organizationId,
    subjectType: 'folder',
    subjectId: id,
    details: { section: body.section },
    now,
  });
  return presentFolder(await findFolder(tx, organizationId, id), scope);
};
