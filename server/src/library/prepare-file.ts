import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { FileCard } from '#contract/files';
import type { FileId, FolderId, LibraryFileId, OrganizationId } from '#contract/ids';
import type { LibrarySection } from '#contract/library';
import { type DocumentKind, readDocument } from '#server/platform/documents/read-document.ts';
import { adoptPreview } from '#server/platform/files/adopt-preview.ts';
import { discardUpload } from '#server/platform/files/claim.ts';
import { copyFile } from '#server/platform/files/copy-file.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import { StorageMissing } from '#server/platform/files/storage.ts';
import { storePreview } from '#server/platform/files/store-preview.ts';
import type { Ground } from '#server/platform/ground.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { documentsFolder } from './documents-folder.ts';
import { libraryChanged } from './events.ts';

interface Prepared {
  readonly organizationId: OrganizationId;
  readonly libraryFileId: LibraryFileId;
  readonly fileId: FileId;
  /** An upload that shows a frame of the video. */
  readonly posterId?: FileId;
}

/** Larger documents are found by their names alone: they would not fit into the memory that reading one may take. */
const MAX_BYTES = 100 * 2 ** 20;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PLAIN = /\.(txt|md|csv|log|srt)$/i;

/** Reads a version's text and picture. Repeatable: it writes the same again, and nothing for what was replaced or removed meanwhile. */
export const prepareFile = async (ground: Ground, data: Prepared): Promise<void> => {
  const card = (await presentFiles(ground.db, data.organizationId, [data.fileId])).get(data.fileId);
  if (card === undefined) return;
  const kind = card.size > MAX_BYTES ? null : documentKind(card);
  const { text, drawn } = kind === null ? { text: '', drawn: false } : await readStored(ground, data, kind);
  const { organizationId, fileId, posterId } = data;
  const framed = posterId !== undefined && (await adoptPreview(ground, { organizationId, fileId, pictureId: posterId }));
  const now = ground.clock.now();
  await ground.transaction(now, async (tx) => {
    const { rows } = await sql<{ section: LibrarySection; folderId: FolderId | null }>`
      update library_texts t set body = ${text} from library_files f
      where t.organization_id = ${organizationId} and t.library_file_id = ${data.libraryFileId}
        and f.organization_id = t.organization_id and f.id = t.library_file_id and f.file_id = ${fileId}
      returning f.section, f.folder_id as "folderId"`.execute(tx);
    if (framed) await discardUpload(tx, organizationId, posterId);
    if (drawn || framed) libraryChanged(tx, organizationId, rows);
  });
};

const documentKind = ({ kind, mediaType, name }: FileCard): DocumentKind | null => {
  if (kind === 'pdf') return 'pdf';
  if (mediaType === DOCX) return 'docx';
  return mediaType === 'application/octet-stream' && PLAIN.test(name) ? 'plain' : null;
};

/** Reads from a copy on the disk, which goes again. */
const readStored = async (ground: Ground, { organizationId, fileId }: Prepared, kind: DocumentKind) => {
  // A name of its own: another worker may be at the same file.
  const folder = join(documentsFolder(ground), newId(ground.clock.now()));
  const path = join(folder, 'document');
  const pagePath = join(folder, 'page.webp');
  try {
    await mkdir(folder, { recursive: true });
    await copyFile(ground, organizationId, fileId, path);
    const { text, drawn, cut } = await readDocument(kind, path, pagePath);
    if (cut !== null) ground.log.warn({ fileId, cut }, 'a document was not read to its end');
    return { text, drawn: drawn && (await keepPage(ground, { organizationId, fileId }, pagePath)) };
  } catch (error) {
    if (error instanceof StorageMissing) return { text: '', drawn: false };
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const keepPage = async (ground: Ground, file: { organizationId: OrganizationId; fileId: FileId }, pagePath: string): Promise<boolean> => {
  try {
    await storePreview(ground, file, pagePath);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    ground.log.warn({ fileId: file.fileId, code: error.code }, 'the page of a document is no picture');
    return false;
  }
};
