import { sql } from 'kysely';
import { MAX_FILE_BYTES, MAX_PICTURE_BYTES, MAX_UNCLAIMED_FILES, MAX_UNFINISHED_UPLOADS } from '#contract/files';
import type { FileId, OrganizationId, PersonId } from '#contract/ids';
import type { Tx } from '../database/database.ts';
import { Refusal } from '../http/problem.ts';
import { newId } from '../ids.ts';
import { cleanFileName } from './file-name.ts';
import { claimedKind } from './sniff.ts';
import { newStorageKey } from './storage.ts';
import { withFiles } from './tables.ts';

/** Who uploads where, as the gate of administrators found it. */
export interface Uploader {
  readonly personId: PersonId;
  readonly organizationId: OrganizationId;
  readonly now: Date;
}

/** What the client says of the file; only the size is believed, for the protocol holds the client to it. */
export interface Announced {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

const RETRY_SECONDS = 60;

/**
 * Writes down a new upload. Refuses with `file_broken` an empty file, with `file_too_large` one over the limit of what it
 * claims to be, and with `too_many_requests` when the person has too many unfinished or unused files.
 */
export async function beginUpload(
  tx: Tx,
  { personId, organizationId, now }: Uploader,
  { name, mediaType, size }: Announced,
): Promise<FileId> {
  const clean = cleanFileName(name);
  const picture = mediaType.startsWith('image/') || claimedKind(clean) === 'picture';
  if (size === 0) throw new Refusal('file_broken');
  if (size > (picture ? MAX_PICTURE_BYTES : MAX_FILE_BYTES)) throw new Refusal('file_too_large');
  await refuseTooMany(tx, organizationId, personId);

  const id = newId<FileId>(now);
  await withFiles(tx)
    .insertInto('files')
    .values({ organization_id: organizationId, id, person_id: personId, storage_key: newStorageKey(), name: clean, size, created_at: now })
    .execute();
  return id;
}

async function refuseTooMany(tx: Tx, organizationId: OrganizationId, personId: PersonId): Promise<void> {
  // One after another for each person: counted side by side, any number would pass.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`files:${personId}`}, 0))`.execute(tx);
  const { unfinished, unclaimed } = await withFiles(tx)
    .selectFrom('files')
    .select(({ fn }) => [
      fn.countAll<string>().filterWhere('state', '=', 'uploading').as('unfinished'),
      fn.countAll<string>().as('unclaimed'),
    ])
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('state', '<>', 'claimed')
    .executeTakeFirstOrThrow();
  if (Number(unfinished) >= MAX_UNFINISHED_UPLOADS || Number(unclaimed) >= MAX_UNCLAIMED_FILES) {
    throw new Refusal('too_many_requests', { retryAfter: RETRY_SECONDS });
  }
}
