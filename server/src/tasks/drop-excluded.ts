import { sql } from 'kysely';
import type { MemberId, TaskId } from '#contract/ids';
import type { MembersExcluded } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { taskChanged } from './events.ts';
import { recordFacts } from './record-facts.ts';

/** Takes excluded members off the tasks that are not done (a reaction of members); done ones go on saying who did them. */
export const dropExcluded = async (tx: Tx, { organizationId, memberIds }: MembersExcluded): Promise<void> => {
  const { rows } = await sql<{ taskId: TaskId; memberId: MemberId }>`
    delete from task_assignees a using tasks t
    where a.organization_id = ${organizationId} and a.member_id = any(${memberIds}::uuid[])
      and t.organization_id = a.organization_id and t.id = a.task_id and t.state <> 'done'
    returning a.task_id as "taskId", a.member_id as "memberId"`.execute(tx);
  const facts = [...Map.groupBy(rows, ({ taskId }) => taskId)].map(([taskId, dropped]) => ({
    taskId,
    change: { kind: 'excluded' as const, removed: dropped.map(({ memberId }) => memberId) },
  }));
  await recordFacts(tx, { organizationId, by: null, now: nowOf(tx) }, facts);
  for (const { taskId } of facts) await taskChanged(tx, organizationId, taskId, 'edited', { memberIds: [], groupIds: [] });
};
