import type { FileId } from '#contract/ids';
import { type replaceLibraryFile as endpoint, MAX_FILE_VERSIONS } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import { personNames } from '#server/accounts/public.ts';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue } from '#server/platform/database/transaction.ts';
import { claimFiles, releaseFiles } from '#server/platform/files/claim.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { libraryChanged } from './events.ts';
import { loadFile } from './file-reads.ts';
import { prepare } from './jobs.ts';
import { type LockedFile, lockFile } from './lock-file.ts';
import { lockLibrary } from './lock-library.ts';
import { nameWithEnding } from './name-with-ending.ts';
import { rewriteFile } from './rewrite-file.ts';
import { withLibrary } from './tables.ts';

/** A finished upload becomes the newest version; beyond `MAX_FILE_VERSIONS` the oldest goes. Raises `not_found`, `conflict` and `file_missing`. */
export const replaceFile = async (
  tx: Tx,
  scope: AdminScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId, personId, now } = scope;
  const { fileId, posterId } = body;
  await lockLibrary(tx, organizationId);
  const before = await lockFile(tx, scope, { id: params.libraryFileId, version: body.version });
  await claimFiles(tx, { organizationId, personId, fileIds: [fileId], purpose: 'library', field: () => 'fileId' });
  const card = (await presentFiles(tx, organizationId, [fileId])).get(fileId);

  const number = before.last_number + 1;
  await withLibrary(tx)
    .insertInto('library_versions')
    .values({
      organization_id: organizationId,
      library_file_id: before.id,
      number,
      file_id: fileId,
      author_person_id: personId,
      author_name: (await personNames(tx, [personId])).get(personId) ?? '',
      added_at: now,
    })
    .execute();
  const versions = before.versions + 1 - (await dropOldest(tx, before));
  const name = await nameWithEnding(tx, before, card?.name ?? before.name);
  await rewriteFile(tx, before, { file_id: fileId, number, last_number: number, versions, size: card?.size ?? 0, changed_at: now, name });
  await enqueue(tx, prepare, { organizationId, libraryFileId: before.id, fileId, ...(posterId === null ? {} : { posterId }) });

  libraryChanged(tx, organizationId, [{ section: before.section, folderId: before.folder_id }]);
  await record(tx, {
    action: 'library.replace',
    actor: personId,
    organizationId,
    subjectType: 'library-file',
    subjectId: before.id,
    details: { number },
    now,
  });
  return loadFile(tx, scope, before.id);
};

/** How many versions went. */
const dropOldest = async (tx: Tx, { organization_id, id, versions }: LockedFile): Promise<number> => {
  if (versions < MAX_FILE_VERSIONS) return 0;
  const oldest = await withLibrary(tx)
    .deleteFrom('library_versions')
    .where('organization_id', '=', organization_id)
    .where('library_file_id', '=', id)
    .where(({ eb, selectFrom }) =>
      eb(
        'number',
        '=',
        selectFrom('library_versions')
          .select(({ fn }) => fn.min('number').as('number'))
          .where('organization_id', '=', organization_id)
          .where('library_file_id', '=', id),
      ),
    )
    .returning('file_id')
    .execute();
  const files: FileId[] = oldest.map((row) => row.file_id);
  await releaseFiles(tx, organization_id, files);
  return files.length;
};
