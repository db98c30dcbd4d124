import type { getFile } from '#contract/files';
import type { FileId } from '#contract/ids';
import type { addLibraryFiles, getLibraryFile, LibraryFile, listFolders, replaceLibraryFile } from '#contract/library';
import { ApiError, isRefusal } from '#web/lib/api-error.ts';
import { call, endpoint } from '#web/lib/call.ts';
import type { Transfer, TransferPlan } from './transfer.ts';

const look = endpoint<typeof getFile>('GET', '/api/organizations/:organizationId/files/:fileId');
const add = endpoint<typeof addLibraryFiles>('POST', '/api/organizations/:organizationId/library/files');
const replace = endpoint<typeof replaceLibraryFile>('POST', '/api/organizations/:organizationId/library/files/:libraryFileId/versions');
const folders = endpoint<typeof listFolders>('GET', '/api/organizations/:organizationId/library/folders');
const get = endpoint<typeof getLibraryFile>('GET', '/api/organizations/:organizationId/library/files/:libraryFileId');

/** Gives the new plan and key when the file to be replaced was changed, or the folder moved or deleted, meanwhile. */
export type OnReplan = (plan: TransferPlan, key: string) => Promise<void>;

/** Tells the library of a finished upload. Throws `ApiError`; what the server found wrong in the file is its code. */
export async function deliverFile(transfer: Transfer, fileId: FileId, onReplan: OnReplan): Promise<LibraryFile> {
  const { organizationId, plan, key } = transfer;
  const uploaded = await call(look, { params: { organizationId, fileId } });
  if (uploaded.state === 'broken') throw new ApiError(uploaded.error ?? 'file_broken', 422);
  if (plan.replaces !== null) return replaceFile(transfer, plan.replaces, fileId, onReplan);
  try {
    return await addFile(transfer, fileId, plan, key);
  } catch (error) {
    if (!isRefusal(error, 'invalid') || error.fields.folderId !== 'folder_missing') throw error;
    const next = await newPlace(transfer);
    const nextKey = crypto.randomUUID();
    await onReplan(next, nextKey);
    return addFile(transfer, fileId, next, nextKey);
  }
}

async function addFile(
  { organizationId, posterId }: Transfer,
  fileId: FileId,
  { section, folderId }: TransferPlan,
  key: string,
): Promise<LibraryFile> {
  const body = { section, folderId, fileIds: [fileId], posters: posterId ? [{ fileId, pictureId: posterId }] : [] };
  const { items } = await call(add, { params: { organizationId }, body }, { idempotencyKey: key });
  const [file] = items;
  if (file === undefined) throw new ApiError('unreadable', 201);
  return file;
}

/** Along with a folder that was moved to the other section: what was hidden there must not come out. Of a deleted one to the top. */
async function newPlace({ organizationId, plan }: Transfer): Promise<TransferPlan> {
  const { items } = await call(folders, { params: { organizationId } });
  const folder = items.find(({ id }) => id === plan.folderId);
  return folder ? { ...plan, section: folder.section } : { ...plan, folderId: null, folderGone: true };
}

async function replaceFile(
  { organizationId, plan, key, posterId = null }: Transfer,
  { id: libraryFileId, version }: NonNullable<TransferPlan['replaces']>,
  fileId: FileId,
  onReplan: OnReplan,
): Promise<LibraryFile> {
  const params = { organizationId, libraryFileId };
  try {
    return await call(replace, { params, body: { fileId, posterId, version } }, { idempotencyKey: key });
  } catch (error) {
    if (!isRefusal(error, 'conflict')) throw error;
    // Another name or audience is no reason not to take the new content; another content stays among the versions.
    const newer = await call(get, { params });
    const next = crypto.randomUUID();
    await onReplan({ ...plan, replaces: { id: libraryFileId, version: newer.version } }, next);
    return call(replace, { params, body: { fileId, posterId, version: newer.version } }, { idempotencyKey: next });
  }
}
