import type { ImportId } from '#contract/ids';
import type { startImport as endpoint } from '#contract/imports';
import type { Parsed, Result } from '#contract/route';
import { personNames } from '#server/accounts/public.ts';
import { lockOrganization } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue } from '#server/platform/database/transaction.ts';
import { claimFiles } from '#server/platform/files/claim.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { importMoved } from './events.ts';
import { presentImport } from './import-reads.ts';
import { importStep } from './move-import.ts';
import { OPEN } from './policy.ts';
import { withImports } from './tables.ts';

/** Begins an import from one's own finished upload. Refuses with `file_missing`, and with `import_open` while another is on its way. */
export const startImport = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, personId, now } = scope;
  await lockOrganization(tx, organizationId);
  const open = await withImports(tx)
    .selectFrom('imports')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('state', 'in', OPEN)
    .executeTakeFirst();
  if (open !== undefined) throw new Refusal('import_open');
  await claimFiles(tx, { organizationId, personId, fileIds: [body.fileId], purpose: 'import', field: () => 'fileId' });

  const file = (await presentFiles(tx, organizationId, [body.fileId])).get(body.fileId);
  const row = await withImports(tx)
    .insertInto('imports')
    .values({
      organization_id: organizationId,
      id: newId<ImportId>(now),
      file_id: body.fileId,
      file_name: file?.name ?? '',
      state: 'reading',
      created_at: now,
      by_person_id: personId,
      by_name: (await personNames(tx, [personId])).get(personId) ?? '',
      beat_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await enqueue(tx, importStep, { organizationId, importId: row.id });
  importMoved(tx, row);
  return presentImport(row, now);
};
