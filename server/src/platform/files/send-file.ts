import type { FileKind, FileVariant } from '#contract/files';
import type { FileId, OrganizationId } from '#contract/ids';
import type { Ground } from '../ground.ts';
import type { Exchange } from '../http/bind.ts';
import { Refusal } from '../http/problem.ts';
import { byteRange } from './byte-range.ts';
import { contentDisposition } from './file-name.ts';
import { sizeKey } from './remove-stored.ts';
import { type Storage, StorageMissing } from './storage.ts';
import { type FileRow, withFiles } from './tables.ts';

// Nothing that a file holds may act in our name, even when somebody opens its address in a tab.
const POLICY = "sandbox; default-src 'none'";
const POLICIES: Partial<Record<FileKind, string>> = {
  audio: `${POLICY}; media-src 'self'`,
  video: `${POLICY}; media-src 'self'`,
  // Safari shows no PDF in a sandbox (github.com/adobe/aem-core-wcm-components/issues/2839); scripts of a PDF cannot leave it.
  pdf: "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'",
};

export interface Sending {
  readonly variant: FileVariant;
  /** What it is saved as. */
  readonly name: string;
  /** Saved, even if it could be shown. */
  readonly download: boolean;
}

/**
 * Streams a file whose right to be read was just asked, with ranges and revalidation: what lies under a key never changes, so its ETag is
 * strong. Refuses with `not_found` a form that the file does not have, and bytes that are gone.
 */
export async function sendFile(
  storage: Storage,
  row: FileRow,
  { variant, name, download }: Sending,
  { request, reply }: Exchange,
): Promise<void> {
  const stored = storedAs(row, variant);
  if (stored === undefined) throw new Refusal('not_found');
  const etag = `"${stored.key.slice(6)}"`;
  const shown = row.kind !== 'other' && !download;
  reply.headers({
    etag,
    'cache-control': 'private, no-cache',
    'accept-ranges': 'bytes',
    'content-type': stored.picture ? 'image/webp' : row.media_type,
    'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', stored.picture ? asWebp(name) : name),
    'content-security-policy': (stored.picture ? undefined : POLICIES[row.kind]) ?? POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  if (request.headers['if-none-match'] === etag) return void reply.code(304).send();

  const wanted = request.headers['if-range'] === undefined || request.headers['if-range'] === etag ? request.headers.range : undefined;
  const range = byteRange(wanted, stored.size);
  if (range === 'unsatisfiable') return void reply.code(416).header('content-range', `bytes */${stored.size}`).send();
  const part = range ?? { start: 0, end: stored.size - 1 };
  const content = await storage.read(stored.key, part).catch((error: unknown) => {
    throw error instanceof StorageMissing ? new Refusal('not_found') : error;
  });
  if (range !== null) reply.code(206).header('content-range', `bytes ${part.start}-${part.end}/${stored.size}`);
  reply.header('content-length', part.end - part.start + 1).send(content);
}

/** The same of an attached file by its id, under a name of the caller's choice or, for null, the file's own. */
export async function sendStored(
  { db, storage }: Pick<Ground, 'db' | 'storage'>,
  { organizationId, fileId }: { readonly organizationId: OrganizationId; readonly fileId: FileId },
  { name, ...sending }: Omit<Sending, 'name'> & { readonly name: string | null },
  exchange: Exchange,
): Promise<void> {
  const row = await withFiles(db)
    .selectFrom('files')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', fileId)
    .where('state', '=', 'claimed')
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  await sendFile(storage, row, { ...sending, name: name ?? row.name }, exchange);
}

/** Where the wanted form of a file lies; undefined when it has no such form. Of a picture nothing but its sizes is kept. */
function storedAs(row: FileRow, variant: FileVariant): { key: string; size: number; picture: boolean } | undefined {
  if (variant === 'original' && row.kind !== 'picture') return { key: row.storage_key, size: Number(row.size), picture: false };
  const found = variant === 'original' ? row.variants.at(-1) : row.variants.find(({ side }) => side === Number(variant));
  return found && { key: sizeKey(row.storage_key, found.side), size: found.size, picture: true };
}

/** A picture is sent as WebP, so the name it is saved under says so. */
const asWebp = (name: string): string => `${name.replace(/\.[\p{L}\p{N}]{1,5}$/u, '')}.webp`;
