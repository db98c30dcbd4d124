import { type FileKind, LARGE_PURPOSES, MAX_FILE_BYTES } from '#contract/files';
import type { FileId, OrganizationId, PersonId } from '#contract/ids';
import type { Tx } from '../database/database.ts';
import { enqueue } from '../database/transaction.ts';
import { Refusal } from '../http/problem.ts';
import { removeStored } from './remove-stored.ts';
import { type FilePurpose, withFiles } from './tables.ts';

interface Claim {
  readonly organizationId: OrganizationId;
  readonly personId: PersonId;
  readonly fileIds: readonly FileId[];
  readonly purpose: FilePurpose;
  /** When nothing else will do: a logo is a picture. */
  readonly only?: FileKind;
  /** The name of the field that an id came from; `attachments.0` unless said. */
  readonly field?: (index: number) => string;
}

/**
 * Attaches one's own finished uploads to something, each of them once. Refuses with `file_missing` what is unknown,
 * unfinished, broken, another person's or attached already, with `file_type` another kind than `only`, and with `file_too_large` what was
 * let in for a purpose that allows more; `fields` tells which.
 */
export async function claimFiles(
  tx: Tx,
  { organizationId, personId, fileIds, purpose, only, field = (index) => `attachments.${index}` }: Claim,
): Promise<void> {
  if (fileIds.length === 0) return;
  const claimed = await withFiles(tx)
    .updateTable('files')
    .set({ state: 'claimed', purpose })
    .where('organization_id', '=', organizationId)
    .where('id', 'in', fileIds)
    .where('person_id', '=', personId)
    .where('state', '=', 'ready')
    .returning(['id', 'kind', 'size'])
    .execute();
  const kinds = new Map(claimed.map(({ id, kind }) => [id, kind]));
  const named = (wrong: (id: FileId) => boolean, code: string) =>
    Object.fromEntries(fileIds.flatMap((id, index) => (wrong(id) ? [[field(index), code]] : [])));
  const missing = named((id) => !kinds.has(id), 'file_missing');
  if (Object.keys(missing).length > 0) throw new Refusal('file_missing', { fields: missing });
  const unfit = named((id) => only !== undefined && kinds.get(id) !== only, 'file_type');
  if (Object.keys(unfit).length > 0) throw new Refusal('file_type', { fields: unfit });
  const large = new Set(
    LARGE_PURPOSES.includes(purpose) ? [] : claimed.filter(({ size }) => Number(size) > MAX_FILE_BYTES).map(({ id }) => id),
  );
  const over = named((id) => large.has(id), 'file_too_large');
  if (large.size > 0) throw new Refusal('file_too_large', { fields: over });
}

/** Removes files for good: the rows in this transaction, the bytes by a job after it. */
export async function releaseFiles(tx: Tx, organizationId: OrganizationId, ids: readonly FileId[]): Promise<void> {
  if (ids.length === 0) return;
  const gone = await withFiles(tx)
    .deleteFrom('files')
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .returning('storage_key')
    .execute();
  await removeLater(tx, gone);
}

/** Removes an upload that nothing shows; one that was claimed a moment ago stays. */
export async function discardUpload(tx: Tx, organizationId: OrganizationId, id: FileId): Promise<void> {
  const gone = await withFiles(tx)
    .deleteFrom('files')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('state', '<>', 'claimed')
    .returning('storage_key')
    .execute();
  await removeLater(tx, gone);
}

/** Leaves the bytes of rows that are gone to the job. */
export async function removeLater(tx: Tx, gone: readonly { readonly storage_key: string }[]): Promise<void> {
  if (gone.length > 0) await enqueue(tx, removeStored, { keys: gone.map((row) => row.storage_key) });
}
