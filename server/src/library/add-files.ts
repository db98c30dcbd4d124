import { sql } from 'kysely';
import { MAX_FILE_NAME } from '#contract/files';
import type { FileId, LibraryFileId } from '#contract/ids';
import type { addLibraryFiles as endpoint } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import { personNames } from '#server/accounts/public.ts';
import { recordMany } from '#server/audit/public.ts';
import { holdGroups } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue } from '#server/platform/database/transaction.ts';
import { claimFiles } from '#server/platform/files/claim.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { newId } from '#server/platform/ids.ts';
import { checkExpiry } from './check-expiry.ts';
import { checkPlace } from './check-place.ts';
import { libraryChanged } from './events.ts';
import { loadFiles } from './file-reads.ts';
import { prepare } from './jobs.ts';
import { lockLibrary } from './lock-library.ts';
import { freeNames } from './name-reads.ts';

/**
 * Finished uploads become files of a folder, each under a free name. Raises `file_missing` and `invalid` by field (`folder_missing`,
 * `group_missing`, `too_small` of an expiry that is past).
 */
export const addFiles = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, personId, now } = scope;
  const fileIds = [...new Set(body.fileIds)];
  const audience = body.audience && [...new Set(body.audience)];
  const place = { section: body.section, folderId: body.folderId };
  await checkExpiry(tx, scope, body.expiresOn);
  await holdGroups(tx, organizationId, audience ?? [], 'audience');
  await lockLibrary(tx, organizationId);
  await checkPlace(tx, organizationId, place, 'folderId');
  await claimFiles(tx, { organizationId, personId, fileIds, purpose: 'library', field: (index) => `fileIds.${index}` });

  const cards = await presentFiles(tx, organizationId, fileIds);
  const wanted = fileIds.map((id) => cards.get(id)?.name ?? 'file');
  const names = await freeNames(tx, organizationId, place, wanted, { of: 'files', longest: MAX_FILE_NAME });
  const rows = fileIds.map((fileId, index) => ({
    id: newId<LibraryFileId>(now),
    fileId,
    name: names[index] ?? '',
    size: cards.get(fileId)?.size ?? 0,
  }));
  await insertFiles(tx, scope, rows, { ...place, audience, expiresOn: body.expiresOn });
  const posters = new Map(body.posters.map(({ fileId, pictureId }) => [fileId, pictureId]));
  for (const { id, fileId } of rows) {
    const posterId = posters.get(fileId);
    await enqueue(tx, prepare, { organizationId, libraryFileId: id, fileId, ...(posterId === undefined ? {} : { posterId }) });
  }

  libraryChanged(tx, organizationId, [place]);
  await recordMany(
    tx,
    { action: 'library.add', actor: personId, organizationId, subjectType: 'library-file', now },
    rows.map(({ id }) => ({ subjectId: id, details: { section: body.section, ...(audience === null ? {} : { audience }) } })),
  );
  const ids = rows.map(({ id }) => id);
  return { items: await loadFiles(tx, scope, ids) };
};

interface Added {
  readonly id: LibraryFileId;
  readonly fileId: FileId;
  readonly name: string;
  readonly size: number;
}
type Where = Pick<Parsed<typeof endpoint>['body'], 'section' | 'audience' | 'expiresOn' | 'folderId'>;

/** One statement a table, however many files. */
const insertFiles = async (tx: Tx, scope: AdminScope, rows: readonly Added[], where: Where): Promise<void> => {
  const { organizationId, personId, now } = scope;
  const author = (await personNames(tx, [personId])).get(personId) ?? '';
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json) as given (id uuid, "fileId" uuid, name text, size bigint)`;
  await sql`insert into library_files (organization_id, id, section, folder_id, name, file_id, size, audience, expires_on, changed_at)
    select ${organizationId}, id, ${where.section}, ${where.folderId}::uuid, name, "fileId", size, ${where.audience}::uuid[],
      ${where.expiresOn}::date, ${now} from ${given}`.execute(tx);
  await sql`insert into library_versions (organization_id, library_file_id, number, file_id, author_person_id, author_name, added_at)
    select ${organizationId}, id, 1, "fileId", ${personId}, ${author}, ${now} from ${given}`.execute(tx);
  await sql`insert into library_opening_counts (organization_id, library_file_id) select ${organizationId}, id from ${given}`.execute(tx);
  await sql`insert into library_texts (organization_id, library_file_id, name) select ${organizationId}, id, name from ${given}`.execute(
    tx,
  );
};
