import type { readExportFile as endpoint } from '#contract/exports';
import type { Parsed } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { contentDisposition } from '#server/platform/files/file-name.ts';
import { StorageMissing } from '#server/platform/files/storage.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { findExport, isOver } from './export-reads.ts';

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** The bytes of an own export; each download is journalled. Refuses with `not_found` another's, an unfinished one, and one past its day. */
export const sendExport = async (
  { db, storage }: Ground,
  scope: AdminScope,
  { params }: Parsed<typeof endpoint>,
  { reply }: Exchange,
): Promise<void> => {
  const row = await findExport(db, scope, params.exportId);
  if (row.state !== 'ready' || row.storage_key === null || isOver(row, scope.now)) throw new Refusal('not_found');
  const content = await storage.read(row.storage_key).catch((error: unknown) => {
    throw error instanceof StorageMissing ? new Refusal('not_found') : error;
  });
  await record(db, {
    action: 'members.export-download',
    actor: scope.personId,
    organizationId: scope.organizationId,
    subjectType: 'export',
    subjectId: row.id,
    now: scope.now,
  });
  reply.headers({
    'content-type': TYPES[row.format],
    'content-length': row.size,
    'content-disposition': contentDisposition('attachment', row.file_name),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  await reply.send(content);
};
