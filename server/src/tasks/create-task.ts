import { sql } from 'kysely';
import type { Parsed, Result } from '#contract/route';
import { type createTask as endpoint, MAX_OWN_TASKS_A_DAY } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { attachToTask } from './attach-to-task.ts';
import { checkAssignees } from './check-assignees.ts';
import { taskChanged } from './events.ts';
import { insertTask } from './insert-task.ts';
import { lockBoard } from './lock-board.ts';
import { mayAssign, priorityRank } from './policy.ts';
import { recordFacts } from './record-facts.ts';
import { loadTask } from './task-reads.ts';
import { tellAssigned } from './tell-assigned.ts';

const DAY = 86_400_000;
const NOBODY = { assignees: [], groupId: null };

/**
 * A new task on top of its column; its assignees are told. Of an ordinary member it is the member's own. Raises `invalid` by field
 * (`assign_self`, `assignee_missing`, `group_missing`, `due_missing`), `file_missing`, and `too_many_requests` of a member's hundredth in a day.
 */
export const createTask = async (tx: Tx, scope: MemberScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, memberId, now } = scope;
  if (body.repeat !== null && body.due === null) throw new Refusal('invalid', { fields: { repeat: 'due_missing' } });
  const own = !mayAssign(scope);
  if (own) await refuseTooMany(tx, scope);
  const asked = [...new Set(body.assignees)];
  const assignees = own && asked.length === 0 ? [memberId] : asked;
  await checkAssignees(tx, scope, { assignees, groupId: body.group }, NOBODY);

  const id = await insertTask(
    tx,
    { ...body, organizationId, authorId: memberId, priority: priorityRank(body.priority), assignees, groupId: body.group },
    now,
  );
  await attachToTask(tx, scope, { taskId: id, fileIds: [...new Set(body.attachments)], field: 'attachments' });
  await recordFacts(tx, { organizationId, by: memberId, now }, [{ taskId: id, change: { kind: 'created' } }]);
  await tellAssigned(tx, { organizationId, task: { id, title: body.title }, assignees, groupId: body.group, by: memberId });
  await taskChanged(tx, organizationId, id, 'created', { memberIds: [memberId, ...assignees], groupIds: [body.group] });
  return loadTask(tx, scope, id);
};

/** A member's tasks cost the organisation's room: more in a day are made by scripts, which send many at once: they are counted one after another. */
const refuseTooMany = async (tx: Tx, { organizationId, memberId, now }: MemberScope): Promise<void> => {
  await lockBoard(tx, organizationId);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from tasks where organization_id = ${organizationId}
    and author_member_id = ${memberId} and created_at > ${new Date(now.getTime() - DAY)}`.execute(tx);
  if ((rows[0]?.count ?? 0) >= MAX_OWN_TASKS_A_DAY) throw new Refusal('too_many_requests', { retryAfter: 3_600 });
};
