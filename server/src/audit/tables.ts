import type { ColumnType, Selectable } from 'kysely';
import type { AuditEntry } from '#contract/audit';
import type { OrganizationId, PersonId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';

export type AuditDetails = AuditEntry['details'];

interface AuditEntriesTable {
  id: string;
  at: Date;
  action: string;
  actor_person_id: PersonId | null;
  organization_id: OrganizationId | null;
  subject_type: string;
  subject_id: string;
  details: ColumnType<AuditDetails, string, never>;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type AuditTables = { audit_entries: AuditEntriesTable };

/** The handle with the journal's table; of a transaction it is the same transaction. */
export const withAudit = (db: Db) => db.withTables<AuditTables>();

export type AuditRow = Selectable<AuditEntriesTable>;
