import type { repeatExport as endpoint } from '#contract/exports';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { findExport } from './export-reads.ts';
import { startExport } from './start-export.ts';
import { withExports } from './tables.ts';

/** «Повторить»: an export like the failed one takes its place, by the rules of a new one. Refuses with `not_found` what cannot be repeated. */
export const repeatExport = async (tx: Tx, scope: AdminScope, { params }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { state, target, format, sort, direction } = await findExport(tx, scope, params.exportId);
  if (state !== 'failed' || target === null) throw new Refusal('not_found');
  const begun = await startExport(tx, scope, { params, body: { target, format, sort, direction } });
  await withExports(tx)
    .deleteFrom('exports')
    .where('organization_id', '=', scope.organizationId)
    .where('id', '=', params.exportId)
    .execute();
  return begun;
};
