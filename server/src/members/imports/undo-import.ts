import type { undoImport as endpoint } from '#contract/imports';
import type { Parsed, Result } from '#contract/route';
import { personNames } from '#server/accounts/public.ts';
import { lockOrganization } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { findImport, presentImport } from './import-reads.ts';
import { moveImport } from './move-import.ts';
import { OPEN, undoUntil } from './policy.ts';
import { withImports } from './tables.ts';

/** Takes an import back by a job. Refuses with `conflict` once its day is over, and with `import_open` while another is on its way. */
export const undoImport = async (tx: Tx, scope: AdminScope, { params }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, now } = scope;
  await lockOrganization(tx, organizationId);
  const row = await findImport(tx, organizationId, params.importId, true);
  if (undoUntil(row, now) === null) throw new Refusal('conflict');
  const open = await withImports(tx)
    .selectFrom('imports')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('state', 'in', OPEN)
    .executeTakeFirst();
  if (open !== undefined) throw new Refusal('import_open');
  const names = await personNames(tx, [scope.personId]);
  return presentImport(
    await moveImport(tx, row, { state: 'undoing', by_person_id: scope.personId, by_name: names.get(scope.personId) ?? '' }),
    now,
  );
};
