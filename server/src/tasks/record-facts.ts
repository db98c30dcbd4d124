import { sql } from 'kysely';
import type { MemberId, OrganizationId, TaskId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { Fact } from './tables.ts';

interface Facts {
  readonly organizationId: OrganizationId;
  /** Null: the program itself. */
  readonly by: MemberId | null;
  readonly now: Date;
}

/** Writes down what happened to tasks, in this order, by one statement. */
export const recordFacts = async (
  tx: Tx,
  { organizationId, by, now }: Facts,
  facts: readonly { readonly taskId: TaskId; readonly change: Fact }[],
): Promise<void> => {
  if (facts.length === 0) return;
  const rows = facts.map((fact) => ({ ...fact, id: newId(now) }));
  await sql`insert into task_facts (organization_id, task_id, id, at, by_member_id, change)
    select ${organizationId}::uuid, "taskId", id, ${now}::timestamptz, ${by}::uuid, change
    from json_to_recordset(${JSON.stringify(rows)}::json) as given ("taskId" uuid, id uuid, change jsonb)`.execute(tx);
};
