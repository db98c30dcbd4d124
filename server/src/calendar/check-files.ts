import type { LibraryFileId } from '#contract/ids';
import { presentLibraryFiles } from '#server/library/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';

/** Refuses (`invalid`, `file_missing` at its place) what is no file of the library. */
export const checkFiles = async (tx: Tx, scope: AdminScope, ids: readonly LibraryFileId[]): Promise<void> => {
  const known = await presentLibraryFiles(tx, scope, ids);
  const missing = ids.flatMap((id, index) => (known.has(id) ? [] : [[`attachments.${index}`, 'file_missing'] as const]));
  if (missing.length > 0) throw new Refusal('invalid', { fields: Object.fromEntries(missing) });
};
