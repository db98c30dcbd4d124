import type { readFile as endpoint, FileKind, FileVariant } from '#contract/files';
import type { FileId } from '#contract/ids';
import type { Parsed } from '#contract/route';
import type { Db } from '../database/database.ts';
import type { Ground } from '../ground.ts';
import type { Exchange } from '../http/bind.ts';
import type { MemberScope } from '../http/gates.ts';
import { Refusal } from '../http/problem.ts';
import { byteRange } from './byte-range.ts';
import { contentDisposition } from './file-name.ts';
import { sizeKey } from './remove-stored.ts';
import { StorageMissing } from './storage.ts';
import { type FilePurpose, type FileRow, withFiles } from './tables.ts';

// Nothing that a file holds may act in our name, even when somebody opens its address in a tab.
const POLICY = "sandbox; default-src 'none'";
const POLICIES: Partial<Record<FileKind, string>> = {
  audio: `${POLICY}; media-src 'self'`,
  video: `${POLICY}; media-src 'self'`,
  // Safari shows no PDF in a sandbox (github.com/adobe/aem-core-wcm-components/issues/2839); scripts of a PDF cannot leave it.
  pdf: "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'",
};

/** Whether a member may read a file by what it is attached to; what has no check is for every member. */
export type FileChecks = Partial<Record<FilePurpose, (db: Db, scope: MemberScope, fileId: FileId) => Promise<boolean>>>;

/** What members are shown; a register on its way into an import is nobody's to read. */
const SHOWN: readonly FilePurpose[] = ['post', 'logo'];

/**
 * Sends a file to a member: an attached one that its check lets through, or one's own that waits to be attached. Refuses with `not_found` any other.
 * What an address leads to never changes, so the answer is revalidated by its ETag; each time the gate is passed anew.
 */
export const readFile =
  (checks: FileChecks) =>
  async (ground: Ground, scope: MemberScope, { params, query }: Parsed<typeof endpoint>, { request, reply }: Exchange): Promise<void> => {
    const row = await withFiles(ground.db)
      .selectFrom('files')
      .selectAll()
      .where('organization_id', '=', scope.organizationId)
      .where('id', '=', params.fileId)
      .where(({ or, and, eb }) =>
        or([
          and([eb('state', '=', 'claimed'), eb('purpose', 'in', SHOWN)]),
          and([eb('state', '=', 'ready'), eb('person_id', '=', scope.personId)]),
        ]),
      )
      .executeTakeFirst();
    const stored = row && storedAs(row, params.variant);
    if (row === undefined || stored === undefined) throw new Refusal('not_found');
    const check = row.state === 'claimed' && row.purpose !== null ? checks[row.purpose] : undefined;
    if (check !== undefined && !(await check(ground.db, scope, row.id))) throw new Refusal('not_found');

    const etag = `"${stored.key.slice(-36).replaceAll('/', '')}"`;
    const shown = row.kind !== 'other' && query.download === undefined;
    reply.headers({
      etag,
      'cache-control': 'private, no-cache',
      'accept-ranges': 'bytes',
      'content-type': row.media_type,
      'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', row.kind === 'picture' ? asWebp(row.name) : row.name),
      'content-security-policy': POLICIES[row.kind] ?? POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    if (request.headers['if-none-match'] === etag) return void reply.code(304).send();

    const wanted = request.headers['if-range'] === undefined || request.headers['if-range'] === etag ? request.headers.range : undefined;
    const range = byteRange(wanted, stored.size);
    if (range === 'unsatisfiable') return void reply.code(416).header('content-range', `bytes */${stored.size}`).send();
    const part = range ?? { start: 0, end: stored.size - 1 };
    const content = await ground.storage.read(stored.key, part).catch((error: unknown) => {
      throw error instanceof StorageMissing ? new Refusal('not_found') : error;
    });
    if (range !== null) reply.code(206).header('content-range', `bytes ${part.start}-${part.end}/${stored.size}`);
    reply.header('content-length', part.end - part.start + 1).send(content);
  };

/** Where the wanted form of a file lies; undefined when it has no such form. */
function storedAs(row: FileRow, variant: FileVariant): { key: string; size: number } | undefined {
  if (row.kind !== 'picture') return variant === 'original' ? { key: row.storage_key, size: Number(row.size) } : undefined;
  const found = variant === 'original' ? row.variants.at(-1) : row.variants.find(({ side }) => side === Number(variant));
  return found && { key: sizeKey(row.storage_key, found.side), size: found.size };
}

/** A picture is sent as WebP, so the name it is saved under says so. */
const asWebp = (name: string): string => `${name.replace(/\.[\p{L}\p{N}]{1,5}$/u, '')}.webp`;
