import { createReadStream } from 'node:fs';
import type { Updateable } from 'kysely';
import { MAX_PICTURE_BYTES } from '#contract/files';
import type { FileId } from '#contract/ids';
import type { Db } from '../database/database.ts';
import { Refusal } from '../http/problem.ts';
import type { Partials } from './partials.ts';
import { preparePicture } from './pictures.ts';
import { removeFrom, sizeKey } from './remove-stored.ts';
import type { Scanner } from './scanner.ts';
import { sniff } from './sniff.ts';
import type { Storage } from './storage.ts';
import { type FileRow, type FilesTables, withFiles } from './tables.ts';

export interface FinishGround {
  readonly db: Db;
  readonly storage: Storage;
  readonly partials: Partials;
  readonly scanner: Scanner | null;
}

export type Finish = (upload: FileRow) => Promise<void>;

/**
 * Makes the step after the last byte: looks at the content, stores it (a picture only in its clean sizes) and marks the
 * file `ready` or `broken`. An outage of storage, scanner or database is thrown and leaves the upload as it was: the
 * client's next HEAD tries again. Two calls for one upload are one piece of work.
 */
export function createFinish(ground: FinishGround): Finish {
  const running = new Map<FileId, Promise<void>>();
  return (upload) => {
    const work = running.get(upload.id) ?? finish(ground, upload).finally(() => running.delete(upload.id));
    running.set(upload.id, work);
    return work;
  };
}

type Outcome = Updateable<FilesTables['files']>;

async function finish({ db, storage, partials, scanner }: FinishGround, upload: FileRow): Promise<void> {
  const path = partials.pathOf(upload.id);
  const outcome = await examine(path, upload, storage, scanner);
  const { numUpdatedRows } = await withFiles(db)
    .updateTable('files')
    .set(outcome)
    .where('organization_id', '=', upload.organization_id)
    .where('id', '=', upload.id)
    .where('state', '=', 'uploading')
    .executeTakeFirst();
  // Given up in the meantime: the row that would have led to these bytes is gone.
  if (numUpdatedRows === 0n && !(await isKnown(db, upload))) await removeFrom(storage, upload.storage_key);
  await partials.remove(upload.id);
}

async function examine(path: string, upload: FileRow, storage: Storage, scanner: Scanner | null): Promise<Outcome> {
  try {
    if (scanner !== null && !(await scanner.isClean(createReadStream(path)))) throw new Refusal('file_type');
    const { kind, mediaType } = await sniff(path, upload.name);
    if (kind === 'picture') return await storePicture(path, upload, storage);
    await storage.adopt(upload.storage_key, path);
    return { state: 'ready', kind, media_type: mediaType };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { state: 'broken', error: error.code };
  }
}

/** The original is not kept: it may tell where the photograph was taken, and nobody is ever shown it. */
async function storePicture(path: string, upload: FileRow, storage: Storage): Promise<Outcome> {
  if (Number(upload.size) > MAX_PICTURE_BYTES) throw new Refusal('file_too_large');
  const { width, height, placeholder, sizes } = await preparePicture(path);
  for (const { side, bytes } of sizes) await storage.write(sizeKey(upload.storage_key, side), bytes);
  const variants = sizes.map(({ side, width: real, bytes }) => ({ side, width: real, size: bytes.length }));
  return {
    state: 'ready',
    kind: 'picture',
    media_type: 'image/webp',
    size: variants.at(-1)?.size ?? 0,
    width,
    height,
    placeholder,
    variants: JSON.stringify(variants),
  };
}

async function isKnown(db: Db, { organization_id, id }: FileRow): Promise<boolean> {
  const row = await withFiles(db)
    .selectFrom('files')
    .select('id')
    .where('organization_id', '=', organization_id)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
