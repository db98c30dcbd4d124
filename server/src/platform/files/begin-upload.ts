import { sql } from 'kysely';
import {
  LARGE_PURPOSES,
  MAX_FILE_BYTES,
  MAX_LARGE_FILE_BYTES,
  MAX_MEMBER_BYTES,
  MAX_MEMBER_FILE_BYTES,
  MAX_PICTURE_BYTES,
  MAX_UNCLAIMED_BYTES,
  MAX_UNCLAIMED_FILES,
  MAX_UNFINISHED_UPLOADS,
} from '#contract/files';
import type { FileId, OrganizationId, PersonId } from '#contract/ids';
import type { Role } from '#contract/members';
import type { Tx } from '../database/database.ts';
import { Refusal } from '../http/problem.ts';
import { newId } from '../ids.ts';
import { cleanFileName } from './file-name.ts';
import { claimedKind } from './sniff.ts';
import { newStorageKey } from './storage.ts';
import { withFiles } from './tables.ts';

/** Who uploads where, as the gate found it. */
export interface Uploader {
  readonly personId: PersonId;
  readonly organizationId: OrganizationId;
  /** As the gate found it; absent where the program itself uploads, which the limits of members do not hold. */
  readonly role?: Role;
  readonly now: Date;
}

/** What the client says of the file; only the size is believed, for the protocol holds the client to it. */
export interface Announced {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** What it is for: some purposes allow more bytes, and only those can claim them. */
  readonly purpose?: string;
}

const RETRY_SECONDS = 60;

/**
 * Writes down a new upload. Refuses with `file_broken` an empty file, with `file_too_large` one over the limit of what it
 * claims to be, and with `too_many_requests` when the person has too many unfinished or unused files, or too many
 * bytes of them; of an ordinary member with `file_quota` what would take more room than a member has.
 */
export async function beginUpload(
  tx: Tx,
  { personId, organizationId, role, now }: Uploader,
  { name, mediaType, size, purpose = '' }: Announced,
): Promise<FileId> {
  const clean = cleanFileName(name);
  const picture = mediaType.startsWith('image/') || claimedKind(clean) === 'picture';
  if (size === 0) throw new Refusal('file_broken');
  const most = LARGE_PURPOSES.includes(purpose) ? MAX_LARGE_FILE_BYTES : MAX_FILE_BYTES;
  if (size > (picture ? MAX_PICTURE_BYTES : most)) throw new Refusal('file_too_large');
  if (role === 'member' && size > MAX_MEMBER_FILE_BYTES) throw new Refusal('file_too_large');
  await refuseTooMany(tx, organizationId, personId, size);
  if (role === 'member') await refuseOverQuota(tx, organizationId, personId, size);

  const id = newId<FileId>(now);
  await withFiles(tx)
    .insertInto('files')
    .values({ organization_id: organizationId, id, person_id: personId, storage_key: newStorageKey(), name: clean, size, created_at: now })
    .execute();
  return id;
}

async function refuseTooMany(tx: Tx, organizationId: OrganizationId, personId: PersonId, size: number): Promise<void> {
  // One after another for each person: counted side by side, any number would pass.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`files:${personId}`}, 0))`.execute(tx);
  const { unfinished, unclaimed, bytes } = await withFiles(tx)
    .selectFrom('files')
    .select(({ fn }) => [
      fn.countAll<string>().filterWhere('state', '=', 'uploading').as('unfinished'),
      fn.countAll<string>().as('unclaimed'),
      fn.sum<string | null>('size').as('bytes'),
    ])
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('state', '<>', 'claimed')
    .executeTakeFirstOrThrow();
  const many = Number(unfinished) >= MAX_UNFINISHED_UPLOADS || Number(unclaimed) >= MAX_UNCLAIMED_FILES;
  if (many || Number(bytes ?? 0) + size > MAX_UNCLAIMED_BYTES) {
    throw new Refusal('too_many_requests', { retryAfter: RETRY_SECONDS });
  }
}

/** Under the lock of `refuseTooMany`. */
async function refuseOverQuota(tx: Tx, organizationId: OrganizationId, personId: PersonId, size: number): Promise<void> {
  const { bytes } = await withFiles(tx)
    .selectFrom('files')
    .select(({ fn }) => fn.sum<string | null>('size').as('bytes'))
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  if (Number(bytes ?? 0) + size > MAX_MEMBER_BYTES) throw new Refusal('file_quota');
}
