import { sql } from 'kysely';
import type { AuditAction } from '#contract/audit';
import type { OrganizationId, PersonId } from '#contract/ids';
import type { Db, Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { type AuditDetails, withAudit } from './tables.ts';

export { nameAction } from './name-action.ts';
export type { AuditDetails };

/** One act for the journal. `details` holds names of fields and codes, never values of personal data. */
export interface NewAuditEntry {
  readonly action: AuditAction;
  /** Nobody when the program itself or its command line acts. */
  readonly actor: PersonId | null;
  readonly organizationId?: OrganizationId | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details?: AuditDetails;
  readonly now: Date;
}

/** Journals an act; in the transaction of a write it stands or falls with it. */
export const record = async (handle: Db | Tx, entry: NewAuditEntry): Promise<void> => {
  await withAudit(handle)
    .insertInto('audit_entries')
    .values({
      id: newId(entry.now),
      at: entry.now,
      action: entry.action,
      actor_person_id: entry.actor,
      organization_id: entry.organizationId ?? null,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute();
};

/** Journals one act on many subjects by one statement, an entry each. */
export const recordMany = async (
  handle: Db | Tx,
  { now, ...act }: Omit<NewAuditEntry, 'subjectId' | 'details'>,
  subjects: readonly { readonly subjectId: string; readonly details?: AuditDetails }[],
): Promise<void> => {
  const rows = subjects.map(({ subjectId, details = {} }) => ({ id: newId(now), subject_id: subjectId, details }));
  await sql`insert into audit_entries (id, at, action, actor_person_id, organization_id, subject_type, subject_id, details)
    select id, ${now}, ${act.action}, ${act.actor}, ${act.organizationId ?? null}, ${act.subjectType}, subject_id, details
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (id uuid, subject_id text, details jsonb)`.execute(handle);
};

/** An act as journalled; the actor's name is the caller's to find (`personNames` of accounts). */
export interface PastAct {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actor: PersonId | null;
  readonly organizationId: OrganizationId | null;
  readonly details: AuditDetails;
}

/** What a person did, and what was done to the person's account, oldest first. */
export const entriesAbout = async (db: Db, personId: PersonId): Promise<PastAct[]> => {
  const rows = await withAudit(db)
    .selectFrom('audit_entries')
    .select(['id', 'at', 'action', 'actor_person_id as actor', 'organization_id as organizationId', 'details'])
    .where(({ or, and, eb }) =>
      or([eb('actor_person_id', '=', personId), and([eb('subject_type', '=', 'person'), eb('subject_id', '=', personId)])]),
    )
    .orderBy('id')
    .execute();
  return rows;
};

/** How often somebody did something since a time: for limits on acts that are journalled anyway. */
export const countActs = async (
  db: Db,
  { actor, action, since }: { actor: PersonId; action: AuditAction; since: Date },
): Promise<number> => {
  const { count } = await withAudit(db)
    .selectFrom('audit_entries')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('actor_person_id', '=', actor)
    .where('action', '=', action)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
};

interface ActsAsked {
  readonly subjectType: string;
  readonly subjectIds: readonly string[];
  /** What is told elsewhere. */
  readonly except?: AuditAction;
  /** The id of the last one seen. */
  readonly before?: string | undefined;
  readonly limit: number;
}
/** A page of what was done to any of these subjects, newest first. */
export const actsOn = async (db: Db, { subjectType, subjectIds, except, before, limit }: ActsAsked): Promise<PastAct[]> => {
  if (subjectIds.length === 0) return [];
  return withAudit(db)
    .selectFrom('audit_entries')
    .select(['id', 'at', 'action', 'actor_person_id as actor', 'organization_id as organizationId', 'details'])
    .where('subject_type', '=', subjectType)
    .where('subject_id', 'in', subjectIds)
    .$if(except !== undefined, (acts) => acts.where('action', '<>', except ?? ''))
    .$if(before !== undefined, (acts) => acts.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
};
