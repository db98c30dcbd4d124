import type { OrganizationId, PersonId } from '#contract/ids';
import type { Db, Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { type AuditDetails, withAudit } from './tables.ts';

export type { AuditDetails };

/** One act for the journal. `details` holds names of fields and codes, never values of personal data. */
export interface NewAuditEntry {
  /** `<slice>.<verb>`, e.g. `members.exclude`. */
  readonly action: string;
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

/** An act as journalled; the actor's name is the caller's to find (`personNames` of accounts). */
export interface PastAct {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actor: PersonId | null;
  readonly organizationId: OrganizationId | null;
  readonly details: AuditDetails;
}

/** What was done to a subject, newest first. */
export const historyOf = async (
  db: Db,
  { subjectType, subjectId, limit }: { readonly subjectType: string; readonly subjectId: string; readonly limit: number },
): Promise<PastAct[]> => {
  const rows = await withAudit(db)
    .selectFrom('audit_entries')
    .select(['id', 'at', 'action', 'actor_person_id', 'organization_id', 'details'])
    .where('subject_type', '=', subjectType)
    .where('subject_id', '=', subjectId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ actor_person_id, organization_id, ...row }) => ({
    ...row,
    actor: actor_person_id,
    organizationId: organization_id,
  }));
};
