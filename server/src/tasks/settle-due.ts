import { sql } from 'kysely';
import type { OrganizationId, TaskId } from '#contract/ids';
import { timeZoneOf } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';

/** After a task got another due date: what it would be late to tell counts as told, for whoever chose the date knows it. */
export const settleDue = async (
  tx: Tx,
  { organizationId, taskId, now }: { readonly organizationId: OrganizationId; readonly taskId: TaskId; readonly now: Date },
): Promise<void> => {
  const local = sql`(${now}::timestamptz at time zone ${await timeZoneOf(tx, organizationId)})`;
  await sql`update tasks set due_told_for = case when ${local} >= due_on - 1 + time '09:00' then due_on end,
      overdue_told_for = case when ${local} >= due_on + 1 + time '09:00' then due_on end
    where organization_id = ${organizationId} and id = ${taskId}`.execute(tx);
};
