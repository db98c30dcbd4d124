import type { TaskCommentId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import type { addTaskComment as endpoint } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { newId } from '#server/platform/ids.ts';
import { checkMentions } from './check-mentions.ts';
import { loadComment, mentionedIn } from './comment-reads.ts';
import { involvedIn, taskChanged } from './events.ts';
import { limitComments } from './limit-comments.ts';
import { lockTask } from './lock-task.ts';
import { recordFacts } from './record-facts.ts';
import { withTasks } from './tables.ts';
import { tellMembers } from './tell-members.ts';

/**
 * Comments on a task that one sees; those mentioned and those whose task it is by name are told. Raises `not_found`, `invalid`, and
 * `too_many_requests` of a member's two hundredth in a day.
 */
export const addComment = async (
  tx: Tx,
  scope: MemberScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId, memberId, now } = scope;
  const { taskId } = params;
  const task = await lockTask(tx, scope, taskId);
  await limitComments(tx, scope);
  const mentioned = mentionedIn(body.text);
  await checkMentions(tx, scope, task, mentioned);
  const id = newId<TaskCommentId>(now);
  const told = new Set([task.authorId, ...task.assignees, ...mentioned]);
  told.delete(memberId);
  await withTasks(tx)
    .insertInto('task_comments')
    .values({ organization_id: organizationId, task_id: taskId, id, author_member_id: memberId, text: body.text, created_at: now })
    .execute();

  await recordFacts(tx, { organizationId, by: memberId, now }, [{ taskId, change: { kind: 'commented' } }]);
  await tellMembers(
    tx,
    organizationId,
    [...told].map((id) => ({
      memberId: id,
      content: { kind: 'task.commented', taskId, title: task.title, mentioned: mentioned.includes(id) },
    })),
  );
  await taskChanged(tx, organizationId, taskId, 'commented', involvedIn(task));
  return loadComment(tx, scope, taskId, id);
};
