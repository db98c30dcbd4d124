import type { Export, getExport, listExports } from '#contract/exports';
import { ExportId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import { decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type ExportRecord, withExports } from './tables.ts';

/** An own export. Refuses with `not_found` another person's. */
export const findExport = async (db: Db, { organizationId, personId }: AdminScope, exportId: ExportId): Promise<ExportRecord> => {
  const row = await withExports(db)
    .selectFrom('exports')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', exportId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return row;
};

/** Past its day a file is as good as removed, though the sweep may not have come yet. */
export const presentExport = (row: ExportRecord, now: Date): Export => ({
  id: row.id,
  format: row.format,
  state: row.state === 'ready' && isOver(row, now) ? 'removed' : row.state,
  fileName: row.file_name,
  createdAt: row.created_at.toISOString(),
  total: row.total,
  done: row.done,
  size: row.size,
  expiresAt: row.expires_at?.toISOString() ?? null,
  can: { repeat: row.state === 'failed' && row.target !== null },
});

export const isOver = ({ expires_at }: ExportRecord, now: Date): boolean => expires_at !== null && expires_at <= now;

export const readExport = async (db: Db, scope: AdminScope, { params }: Parsed<typeof getExport>): Promise<Result<typeof getExport>> =>
  presentExport(await findExport(db, scope, params.exportId), scope.now);

/** Own exports, newest first. Refuses a cursor that is not ours with `bad_request`. */
export const exportPage = async (db: Db, scope: AdminScope, { query }: Parsed<typeof listExports>): Promise<Result<typeof listExports>> => {
  const own = withExports(db)
    .selectFrom('exports')
    .selectAll()
    .where('organization_id', '=', scope.organizationId)
    .where('person_id', '=', scope.personId)
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  const found = await (query.after === undefined ? own : own.where('id', '<', exportIn(query.after))).execute();
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => presentExport(row, scope.now)),
    ...(found.length > rows.length && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
  };
};

const exportIn = (cursor: string): ExportId => {
  const id = ExportId.safeParse(decodeCursor(cursor, 1)[0]);
  if (!id.success) throw new Refusal('bad_request');
  return id.data;
};
