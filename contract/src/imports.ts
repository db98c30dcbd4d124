import { z } from 'zod';
import { Instant } from './fields.ts';
import { FileId, ImportId, OrganizationId } from './ids.ts';
import { MemberField } from './member-card.ts';
import { page, pageQuery } from './page.ts';
import { route } from './route.ts';

const inOrganization = z.object({ organizationId: OrganizationId });
const ofImport = z.object({ organizationId: OrganizationId, importId: ImportId });

/** What the reader of spreadsheets takes. */
export const MAX_IMPORT_BYTES = 64 * 2 ** 20;
export const MAX_IMPORT_ROWS = 100_000;
/** Columns of a file; the reader refuses more. */
export const MAX_IMPORT_COLUMNS = 200;
/** An import can be taken back for a day. */
export const UNDO_HOURS = 24;

/** What a column may mean. `fullName` is «ФИО» in one cell. */
export const IMPORT_FIELDS = [
  'fullName',
  'lastName',
  'firstName',
  'patronymic',
  'birthDate',
  'phone',
  'cardNumber',
  'email',
  'region',
  'unionYear',
  'unionTicket',
] as const;
export const ImportField = z.enum(IMPORT_FIELDS);
export type ImportField = z.infer<typeof ImportField>;

/**
 * `reading` → `columns` (the administrator says what they mean) → `checking` → `checked` (the preview) → `applying` → `applied`
 * → `undoing` → `undone`. `failed` has a `problem`; `discarded` was given up before it was applied.
 */
export const ImportState = z.enum([
  'reading',
  'columns',
  'checking',
  'checked',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
  'discarded',
]);
export type ImportState = z.infer<typeof ImportState>;

/** Why a file is not taken (as the reader of spreadsheets says), or `interrupted`: the work broke off several times. */
export const ImportProblem = z.enum([
  'table_type',
  'table_locked',
  'table_macros',
  'table_formulas',
  'table_too_large',
  'table_broken',
  'table_empty',
  'interrupted',
]);
export type ImportProblem = z.infer<typeof ImportProblem>;

export const ImportVerdict = z.enum(['add', 'update', 'same', 'skip']);
export type ImportVerdict = z.infer<typeof ImportVerdict>;

/** Why a row is passed over. */
export const RowFault = z.enum([
  'name_missing',
  'name_invalid',
  'phone_invalid',
  'card_invalid',
  'card_digits_lost', // a spreadsheet keeps fifteen digits of a number
  'card_unknown', // not issued to this organisation
  'card_blocked',
  'card_other', // the person holds another card
  'date_invalid',
  'email_invalid',
  'year_invalid',
  'text_long',
  'duplicate', // of an earlier row of the file
  'ambiguous', // several records have this name
  'conflicting', // the card is one person's, the phone another's
  'excluded',
]);
export type RowFault = z.infer<typeof RowFault>;

const Counts = z.object({ add: z.number().int(), update: z.number().int(), same: z.number().int(), skip: z.number().int() });
export type ImportCounts = z.infer<typeof Counts>;

export const ImportSummary = z.object({
  id: ImportId,
  fileName: z.string(),
  state: ImportState,
  createdAt: Instant,
  byName: z.string(),
  problem: ImportProblem.nullable(),
  /** Of the cell that is to blame, as in «B7»; `''` when none is. */
  problemAddress: z.string(),
  /** Rows below the headings; 0 until they are counted. */
  rows: z.number().int(),
  /** Rows that the running step is done with. */
  done: z.number().int(),
  counts: Counts,
  appliedAt: Instant.nullable(),
  undoneAt: Instant.nullable(),
  /** Until when it can be taken back; null when it cannot. */
  undoUntil: Instant.nullable(),
  /** What taking it back did: records removed, records put back, and those left alone because they were changed since. */
  undone: z.object({ removed: z.number().int(), restored: z.number().int(), kept: z.number().int() }).nullable(),
});
export type ImportSummary = z.infer<typeof ImportSummary>;

export const Import = ImportSummary.extend({
  headings: z.array(z.string()),
  /** The first rows below the headings, to tell the columns by. */
  sample: z.array(z.array(z.string())),
  /** A field per heading; null is «не переносить». */
  columns: z.array(ImportField.nullable()),
  /** The register was changed between the check and the import, so the file was checked anew. */
  recheckedBecauseChanged: z.boolean(),
  /** Goes up with each check; confirming names the check that was seen. */
  version: z.number().int(),
});
export type Import = z.infer<typeof Import>;

export const startImport = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/imports',
  scope: 'admin',
  summary: "Begins an import of the register from one's own uploaded file; one at a time",
  params: inOrganization,
  body: z.object({ fileId: FileId }),
  response: Import,
  status: 201,
  errors: ['file_missing', 'import_open'],
});
export const listImports = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/imports',
  scope: 'admin',
  summary: 'Imports of the register, newest first',
  params: inOrganization,
  query: pageQuery(20),
  response: page(ImportSummary),
});
export const getImport = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/imports/:importId',
  scope: 'admin',
  summary: 'One import with its columns and its progress',
  params: ofImport,
  response: Import,
});
export const chooseColumns = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId/imports/:importId/columns',
  scope: 'admin',
  summary: 'Says what the columns mean, and has all rows checked',
  params: ofImport,
  body: z.object({ columns: z.array(ImportField.nullable()).min(1).max(MAX_IMPORT_COLUMNS) }),
  response: Import,
  errors: ['conflict'],
});

export const ImportRow = z.object({
  /** As the spreadsheet program counts. */
  number: z.number().int(),
  verdict: ImportVerdict,
  name: z.string(),
  phone: z.string(),
  cardNumber: z.string(),
  birthDate: z.string().nullable(),
  /** «Было → станет»; `∅` is «Сведения отсутствуют». */
  changes: z.array(z.object({ field: MemberField, before: z.string(), after: z.string() })),
  /** What a registered person has otherwise than the file; it stays theirs. */
  kept: z.array(MemberField),
  fault: RowFault.nullable(),
  /** Which field is at fault, and what the file has there. */
  faultField: ImportField.nullable(),
  faultValue: z.string(),
  /** The earlier row that a duplicate repeats. */
  duplicateOf: z.number().int().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;
export const listImportRows = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/imports/:importId/rows',
  scope: 'admin',
  summary: 'The preview: checked rows with their verdicts, in the order of the file',
  params: ofImport,
  query: pageQuery(50).extend({ verdict: ImportVerdict.optional() }),
  response: page(ImportRow),
});

export const applyImport = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/imports/:importId/apply',
  scope: 'admin',
  summary: '«Импортировать»: all that was shown, or nothing',
  params: ofImport,
  body: z.object({ version: z.number().int() }),
  response: Import,
  status: 202,
  errors: ['conflict'],
});
export const undoImport = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/imports/:importId/undo',
  scope: 'admin',
  summary: 'Takes an import back within a day; what was changed since stays',
  params: ofImport,
  response: Import,
  status: 202,
  errors: ['conflict', 'import_open'],
});
export const discardImport = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/imports/:importId',
  scope: 'admin',
  summary: 'Gives an import up that was not applied; its rows and its file are removed',
  params: ofImport,
  errors: ['conflict'],
});
export const readImportReport = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/imports/:importId/report',
  scope: 'admin',
  summary: 'The rows that were passed over, as XLSX, each with its reason',
  params: ofImport,
  answer: 'bytes',
  errors: ['conflict'],
});
export const readImportTemplate = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/import-template',
  scope: 'admin',
  summary: '«Скачать образец»: an empty XLSX with the headings',
  params: inOrganization,
  answer: 'bytes',
});

/** Realtime, to the administrators: an import moved on. The numbers are here because a running transaction shows none. */
export const importsEvents = {
  'members.import': z.object({
    type: z.literal('members.import'),
    organizationId: OrganizationId,
    importId: ImportId,
    state: ImportState,
    rows: z.number().int(),
    done: z.number().int(),
  }),
};
