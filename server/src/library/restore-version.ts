import type { restoreFileVersion as endpoint } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue } from '#server/platform/database/transaction.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { libraryChanged } from './events.ts';
import { loadFile } from './file-reads.ts';
import { prepare } from './jobs.ts';
import { lockFile } from './lock-file.ts';
import { lockLibrary } from './lock-library.ts';
import { nameWithEnding } from './name-with-ending.ts';
import { rewriteFile } from './rewrite-file.ts';
import { fileOfVersion } from './version-reads.ts';

/** An older version becomes the current one; the others are kept. Raises `not_found` and `conflict`. */
export const restoreVersion = async (
  tx: Tx,
  scope: AdminScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId, now } = scope;
  const { libraryFileId, number } = params;
  await lockLibrary(tx, organizationId);
  const before = await lockFile(tx, scope, { id: libraryFileId, version: body.version });
  const fileId = await fileOfVersion(tx, scope, libraryFileId, number);
  if (number === before.number) return loadFile(tx, scope, libraryFileId);
  const card = (await presentFiles(tx, organizationId, [fileId])).get(fileId);
  const name = await nameWithEnding(tx, before, card?.name ?? before.name);
  await rewriteFile(tx, before, { file_id: fileId, number, size: card?.size ?? 0, changed_at: now, name });
  await enqueue(tx, prepare, { organizationId, libraryFileId, fileId });

  libraryChanged(tx, organizationId, [{ section: before.section, folderId: before.folder_id }]);
  await record(tx, {
    action: 'library.restore-version',
    actor: scope.personId,
    organizationId,
    subjectType: 'library-file',
    subjectId: libraryFileId,
    details: { number },
    now,
  });
  return loadFile(tx, scope, libraryFileId);
};
