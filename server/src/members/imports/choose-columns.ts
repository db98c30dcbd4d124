import type { chooseColumns as endpoint, ImportField } from '#contract/imports';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { findImport, presentImport } from './import-reads.ts';
import { moveImport } from './move-import.ts';

type Columns = readonly (ImportField | null)[];

/**
 * Says what the columns mean, and has the rows checked by it; from the preview too. Refuses with `conflict` an import that is past that,
 * with `invalid` columns without a name, or with one field twice.
 */
export const chooseColumns = async (
  tx: Tx,
  scope: AdminScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const row = await findImport(tx, scope.organizationId, params.importId, true);
  if (row.state !== 'columns' && row.state !== 'checked') throw new Refusal('conflict');
  const wrong = problemOf(body.columns, row.headings.length);
  if (wrong !== null) throw new Refusal('invalid', { fields: { [wrong]: 'invalid' } });
  const columns = body.columns.map((field) => field ?? '');
  return presentImport(await moveImport(tx, row, { state: 'checking', columns, rechecked: false }), scope.now);
};

/** The path of what is wrong. */
const problemOf = (columns: Columns, headings: number): string | null => {
  if (columns.length !== headings) return 'columns';
  const repeated = columns.findIndex((field, index) => field !== null && columns.indexOf(field) < index);
  if (repeated >= 0) return `columns.${repeated}`;
  const parted = columns.includes('lastName') && columns.includes('firstName');
  const whole = columns.includes('fullName') && !(['lastName', 'firstName', 'patronymic'] as const).some((part) => columns.includes(part));
  return parted !== whole ? null : 'columns';
};
