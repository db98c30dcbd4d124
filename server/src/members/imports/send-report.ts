import type { readImportReport as endpoint } from '#contract/imports';
import type { Parsed } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import { contentDisposition } from '#server/platform/files/file-name.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { writeXlsx } from '#server/platform/tables/write-xlsx.ts';
import { describeFault } from './describe-fault.ts';
import { findImport } from './import-reads.ts';
import { type ImportRecord, withImports } from './tables.ts';

const BATCH = 1_000;

/** The rows that were passed over as the file has them, with the reason after. Refuses with `conflict` before the check and after the sweep. */
export const sendReport = async (
  { db }: Ground,
  scope: AdminScope,
  { params }: Parsed<typeof endpoint>,
  { reply }: Exchange,
): Promise<void> => {
  const row = await findImport(db, scope.organizationId, params.importId);
  if (row.swept_at !== null || row.version === 0 || row.state === 'checking') throw new Refusal('conflict');
  const columns = [{ title: 'Строка', width: 8 }, ...row.headings.map((title) => ({ title })), { title: 'Причина', width: 60 }];
  reply.headers({
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': contentDisposition('attachment', 'Непринятые строки.xlsx'),
    'cache-control': 'private, no-store',
  });
  await reply.send(writeXlsx({ sheet: 'Непринятые строки', columns, rows: reportRows(db, row) }));
};

async function* reportRows(db: Db, { organization_id, id, headings }: ImportRecord): AsyncGenerator<(string | number)[]> {
  for (let after = -1; ; ) {
    const rows = await withImports(db)
      .selectFrom('import_rows')
      .select(['number', 'fault', 'duplicate_of', 'cells'])
      .where('organization_id', '=', organization_id)
      .where('import_id', '=', id)
      .where('verdict', '=', 'skip')
      .where('number', '>', after)
      .orderBy('number')
      .limit(BATCH)
      .execute();
    for (const row of rows) {
      const cells = headings.map((_, index) => row.cells?.[index] ?? '');
      yield [row.number, ...cells, describeFault(row)];
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.number;
  }
}
