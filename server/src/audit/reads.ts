import { z } from 'zod';
import type { AuditEntry, listAuditEntries } from '#contract/audit';
import type { PersonId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import { decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { OperatorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type AuditRow, withAudit } from './tables.ts';

/** Finds the names of persons: the journal lies below the slice that knows them. */
export type NamesOf = (db: Db, ids: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, string>>;

/** The journal, newest first: UUIDv7 keys walk by time. Refuses a cursor that is not ours with `bad_request`. */
export const auditPage =
  (namesOf: NamesOf) =>
  async (db: Db, _scope: OperatorScope, { query }: Parsed<typeof listAuditEntries>): Promise<Result<typeof listAuditEntries>> => {
    let entries = withAudit(db)
      .selectFrom('audit_entries')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(query.limit + 1);
    if (query.organizationId !== undefined) entries = entries.where('organization_id', '=', query.organizationId);
    if (query.action !== undefined) entries = entries.where('action', '=', query.action);
    if (query.after !== undefined) entries = entries.where('id', '<', idIn(query.after));
    const found = await entries.execute();

    const rows = found.slice(0, query.limit);
    const actors = new Set(rows.flatMap((row) => (row.actor_person_id === null ? [] : [row.actor_person_id])));
    const names = actors.size === 0 ? new Map<PersonId, string>() : await namesOf(db, [...actors]);
    const last = rows.at(-1);
    return {
      items: rows.map((row) => present(row, names)),
      ...(found.length > rows.length && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
    };
  };

const idIn = (cursor: string): string => {
  const id = z.uuid().safeParse(decodeCursor(cursor, 1)[0]);
  if (!id.success) throw new Refusal('bad_request');
  return id.data;
};

const present = (row: AuditRow, names: ReadonlyMap<PersonId, string>): z.input<typeof AuditEntry> => ({
  id: row.id,
  at: row.at.toISOString(),
  action: row.action,
  actor: row.actor_person_id === null ? null : { id: row.actor_person_id, name: names.get(row.actor_person_id) ?? '' },
  organizationId: row.organization_id,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  details: row.details,
});
