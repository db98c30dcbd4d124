import type { discardImport as endpoint } from '#contract/imports';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { forgetImport } from './forget-import.ts';
import { findImport } from './import-reads.ts';
import { moveImport } from './move-import.ts';
import { mayDiscard } from './policy.ts';

/** Gives an import up, with its rows and its file. Refuses with `conflict` once it is being written. */
export const discardImport = async (tx: Tx, scope: AdminScope, { params }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const row = await findImport(tx, scope.organizationId, params.importId, true);
  if (!mayDiscard(row)) throw new Refusal('conflict');
  await forgetImport(tx, await moveImport(tx, row, { state: 'discarded' }));
};
