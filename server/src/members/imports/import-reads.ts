import { ImportId, type OrganizationId } from '#contract/ids';
import type { getImport, Import, ImportRow, ImportSummary, listImportRows, listImports } from '#contract/imports';
import { MEMBER_FIELDS } from '#contract/member-card';
import type { Parsed, Result } from '#contract/route';
import type { Db, Tx } from '#server/platform/database/database.ts';
import { decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { undoUntil } from './policy.ts';
import { type ImportRecord, type ImportRowRecord, withImports } from './tables.ts';

/** One import, locked for a write when `tx` is given by one. Refuses with `not_found`. */
export const findImport = async (db: Db | Tx, organizationId: OrganizationId, importId: ImportId, lock = false): Promise<ImportRecord> => {
  const query = withImports(db).selectFrom('imports').selectAll().where('organization_id', '=', organizationId).where('id', '=', importId);
  const row = await (lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return row;
};

/** What the administrators see of an import in the history. */
const presentSummary = (row: ImportRecord, now: Date): ImportSummary => ({
  id: row.id,
  fileName: row.file_name,
  state: row.state,
  createdAt: row.created_at.toISOString(),
  byName: row.by_name,
  problem: row.problem,
  problemAddress: row.problem_address,
  rows: row.rows,
  done: row.done,
  counts: { add: row.adds, update: row.updates, same: row.sames, skip: row.skips },
  appliedAt: row.applied_at?.toISOString() ?? null,
  undoneAt: row.undone_at?.toISOString() ?? null,
  undoUntil: undoUntil(row, now)?.toISOString() ?? null,
  undone: row.state === 'undone' ? { removed: row.removed, restored: row.restored, kept: row.kept } : null,
});

/** The import as its page shows it. */
export const presentImport = (row: ImportRecord, now: Date): Import => ({
  ...presentSummary(row, now),
  headings: row.headings,
  sample: row.sample,
  columns: row.columns.map((field) => (field === '' ? null : field)),
  recheckedBecauseChanged: row.rechecked,
  version: row.version,
});

export const readImport = async (db: Db, scope: AdminScope, { params }: Parsed<typeof getImport>): Promise<Result<typeof getImport>> =>
  presentImport(await findImport(db, scope.organizationId, params.importId), scope.now);

/** The history, newest first. Refuses a cursor that is not ours with `bad_request`. */
export const importPage = async (db: Db, scope: AdminScope, { query }: Parsed<typeof listImports>): Promise<Result<typeof listImports>> => {
  const imports = withImports(db)
    .selectFrom('imports')
    .selectAll()
    .where('organization_id', '=', scope.organizationId)
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  const found = await (query.after === undefined ? imports : imports.where('id', '<', importIn(query.after))).execute();
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => presentSummary(row, scope.now)),
    ...(found.length > rows.length && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
  };
};

const importIn = (cursor: string): ImportId => {
  const id = ImportId.safeParse(decodeCursor(cursor, 1)[0]);
  if (!id.success) throw new Refusal('bad_request');
  return id.data;
};

/** The preview, in the order of the file. Refuses with `not_found`, and a cursor that is not ours with `bad_request`. */
export const importRowPage = async (
  db: Db,
  scope: AdminScope,
  { params, query }: Parsed<typeof listImportRows>,
): Promise<Result<typeof listImportRows>> => {
  await findImport(db, scope.organizationId, params.importId);
  let staged = withImports(db)
    .selectFrom('import_rows')
    .selectAll()
    .where('organization_id', '=', scope.organizationId)
    .where('import_id', '=', params.importId)
    .orderBy('number')
    .limit(query.limit + 1);
  if (query.verdict !== undefined) staged = staged.where('verdict', '=', query.verdict);
  if (query.after !== undefined) staged = staged.where('number', '>', numberIn(query.after));
  const found = await staged.execute();
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  return {
    items: rows.map(presentRow),
    ...(found.length > rows.length && last !== undefined ? { next: encodeCursor([last.number]) } : {}),
  };
};

const numberIn = (cursor: string): number => {
  const [number] = decodeCursor(cursor, 1);
  if (typeof number !== 'number' || !Number.isInteger(number) || Math.abs(number) > 2 ** 31 - 1) throw new Refusal('bad_request');
  return number;
};

const presentRow = (row: ImportRowRecord): ImportRow => ({
  number: row.number,
  verdict: row.verdict,
  name: [row.last_name, row.first_name, row.patronymic].filter((part) => part !== '').join(' '),
  phone: row.phone,
  cardNumber: row.card_number,
  birthDate: row.birth_date,
  changes: MEMBER_FIELDS.flatMap((field) => {
    const after = row.after?.[field];
    return after === undefined ? [] : [{ field, before: row.before?.[field] ?? '', after }];
  }),
  kept: row.kept,
  fault: row.fault,
  faultField: row.fault_field,
  faultValue: row.fault_value,
  duplicateOf: row.duplicate_of,
});
