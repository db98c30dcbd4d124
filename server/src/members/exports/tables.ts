import type { ColumnType, Generated, Selectable } from 'kysely';
import type { ExportFormat, ExportState } from '#contract/exports';
import type { ExportId, OrganizationId, PersonId } from '#contract/ids';
import type { MemberSort, MemberTarget } from '#contract/members';
import type { Db } from '#server/platform/database/database.ts';

interface ExportsTable {
  organization_id: OrganizationId;
  id: ExportId;
  person_id: PersonId;
  format: ExportFormat;
  state: ExportState;
  /** `jsonb`: written as text, read parsed; null once the file is ready, or a day after it failed. */
  target: ColumnType<MemberTarget | null, string, string | null>;
  sort: MemberSort;
  direction: 'asc' | 'desc';
  file_name: string;
  /** How many have failed or broken off. */
  attempts: Generated<number>;
  storage_key: string | null;
  size: Generated<number>;
  total: number | null;
  done: Generated<number>;
  created_at: Date;
  /** When the writing was last heard of. */
  beat_at: Date;
  expires_at: Date | null;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type ExportsTables = { exports: ExportsTable };

/** The handle with the table of exports; of a transaction it is the same transaction. */
export const withExports = (db: Db) => db.withTables<ExportsTables>();

export type ExportRecord = Selectable<ExportsTable>;
