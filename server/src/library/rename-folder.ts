import type { renameFolder as endpoint } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { contentsOf } from './content-reads.ts';
import { libraryChanged } from './events.ts';
import { findFolder } from './folder-reads.ts';
import { lockLibrary } from './lock-library.ts';
import { isTaken } from './name-reads.ts';
import { presentFolder } from './present-folder.ts';
import { sightOf } from './sight-reads.ts';
import { withLibrary } from './tables.ts';

/** Renames a folder. Raises `not_found`, `conflict` and `invalid` (`name_used`). */
export const renameFolder = async (
  tx: Tx,
  scope: AdminScope,
  { params: { folderId }, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId } = scope;
  await lockLibrary(tx, organizationId);
  const before = await findFolder(tx, organizationId, folderId);
  if (before.version !== body.version) throw new Refusal('conflict');
  const place = { section: before.section, folderId: before.parent_id };
  if (await isTaken(tx, organizationId, place, { name: body.name, id: folderId, of: 'folders' }))
    throw new Refusal('invalid', { fields: { name: 'name_used' } });

  await withLibrary(tx)
    .updateTable('library_folders')
    .set({ name: body.name, version: before.version + 1 })
    .where('organization_id', '=', organizationId)
    .where('id', '=', folderId)
    .execute();
  libraryChanged(tx, organizationId, [place, { ...place, folderId }]);
  await record(tx, {
    action: 'library.rename-folder',
    actor: scope.personId,
    organizationId,
    subjectType: 'folder',
    subjectId: folderId,
    now: scope.now,
  });
  const contents = await contentsOf(tx, scope, await sightOf(tx, scope), [folderId]);
  return presentFolder({ ...before, name: body.name, version: before.version + 1 }, scope, contents.get(folderId));
};
