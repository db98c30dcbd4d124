import type { applyImport as endpoint } from '#contract/imports';
import type { Parsed, Result } from '#contract/route';
import { personNames } from '#server/accounts/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { findImport, presentImport } from './import-reads.ts';
import { moveImport } from './move-import.ts';

/** «Импортировать»: a job writes all that was shown, or nothing. Refuses with `conflict` when another check has been made since, or none. */
export const applyImport = async (
  tx: Tx,
  scope: AdminScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const row = await findImport(tx, scope.organizationId, params.importId, true);
  if (row.state !== 'checked' || row.version !== body.version || row.adds + row.updates === 0) throw new Refusal('conflict');
  const names = await personNames(tx, [scope.personId]);
  return presentImport(
    await moveImport(tx, row, { state: 'applying', by_person_id: scope.personId, by_name: names.get(scope.personId) ?? '' }),
    scope.now,
  );
};
