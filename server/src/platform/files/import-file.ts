import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { FileId } from '#contract/ids';
import type { Ground } from '../ground.ts';
import { Refusal } from '../http/problem.ts';
import { beginUpload, type Uploader } from './begin-upload.ts';
import { createFinish } from './finish-upload.ts';
import { openPartials } from './partials.ts';
import { withFiles } from './tables.ts';

/** Puts a file in without a browser (the demo, seeds), by the same checks as an upload; it is then `ready` to be claimed. Refuses as those do. */
export async function importFile(
  ground: Ground,
  uploader: Uploader,
  { name, content }: { name: string; content: Uint8Array },
): Promise<FileId> {
  const { db, storage, transaction, env } = ground;
  const partials = openPartials(env.DATA_DIR);
  const id = await transaction(uploader.now, (tx) => beginUpload(tx, uploader, { name, mediaType: '', size: content.length }));
  await mkdir(dirname(partials.pathOf(id)), { recursive: true });
  await writeFile(partials.pathOf(id), content);
  const find = () =>
    withFiles(db)
      .selectFrom('files')
      .selectAll()
      .where('organization_id', '=', uploader.organizationId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  await createFinish({ db, storage, partials, scanner: null })(await find());
  const { error } = await find();
  if (error !== null) throw new Refusal(error);
  return id;
}
