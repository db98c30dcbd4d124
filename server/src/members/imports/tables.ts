import type { ColumnType, Generated, Selectable } from 'kysely';
import type { FileId, ImportId, MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { ImportField, ImportProblem, ImportState, ImportVerdict, RowFault } from '#contract/imports';
import type { MemberField } from '#contract/member-card';
import type { Db } from '#server/platform/database/database.ts';

interface ImportsTable {
  organization_id: OrganizationId;
  id: ImportId;
  /** Null once the file was removed. */
  file_id: FileId | null;
  file_name: string;
  state: ImportState;
  problem: ImportProblem | null;
  problem_address: Generated<string>;
  created_at: Date;
  by_person_id: PersonId;
  by_name: string;
  /** As the spreadsheet program counts. */
  heading_row: Generated<number>;
  headings: Generated<string[]>;
  /** `jsonb`: written as text, read parsed. */
  sample: ColumnType<string[][], string | undefined, string>;
  /** `''` is not carried over. */
  columns: Generated<(ImportField | '')[]>;
  rows: Generated<number>;
  done: Generated<number>;
  /** Each start of a step takes the next number. */
  run: Generated<number>;
  beat_at: Date;
  restarts: Generated<number>;
  begun: Generated<boolean>;
  checked_from: Date | null;
  version: Generated<number>;
  rechecked: Generated<boolean>;
  adds: Generated<number>;
  updates: Generated<number>;
  sames: Generated<number>;
  skips: Generated<number>;
  applied_at: Date | null;
  undone_at: Date | null;
  removed: Generated<number>;
  restored: Generated<number>;
  kept: Generated<number>;
  swept_at: Date | null;
}

/** A changed field as the history writes it. */
export type FieldValues = Readonly<Partial<Record<MemberField, string>>>;

interface ImportRowsTable {
  organization_id: OrganizationId;
  import_id: ImportId;
  number: number;
  verdict: ImportVerdict;
  /** The record found, or the one to be added. */
  member_id: MemberId | null;
  member_version: number | null;
  last_name: Generated<string>;
  first_name: Generated<string>;
  patronymic: Generated<string>;
  phone: Generated<string>;
  card_number: Generated<string>;
  birth_date: string | null;
  email: Generated<string>;
  region: Generated<string>;
  union_year: Generated<string>;
  union_ticket: Generated<string>;
  before: ColumnType<FieldValues | null, string | null, string | null>;
  after: ColumnType<FieldValues | null, string | null, string | null>;
  kept: Generated<MemberField[]>;
  fault: RowFault | null;
  fault_field: ImportField | null;
  fault_value: Generated<string>;
  duplicate_of: number | null;
  /** Of a faulty row. */
  cells: string[] | null;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type ImportsTables = { imports: ImportsTable; import_rows: ImportRowsTable };

/** The handle with the tables of imports; of a transaction it is the same transaction. */
export const withImports = (db: Db) => db.withTables<ImportsTables>();

export type ImportRecord = Selectable<ImportsTable>;
export type ImportRowRecord = Selectable<ImportRowsTable>;
