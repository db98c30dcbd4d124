import type { Parsed, Result } from '#contract/route';
import type { editTaskComment as endpoint } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { checkMentions } from './check-mentions.ts';
import { loadComment, mentionedIn } from './comment-reads.ts';
import { involvedIn, taskChanged } from './events.ts';
import { limitComments } from './limit-comments.ts';
import { lockTask } from './lock-task.ts';
import { recordFacts } from './record-facts.ts';
import { withTasks } from './tables.ts';
import { tellMembers } from './tell-members.ts';

/** Edits an own comment; who is mentioned by the edit is told, which counts as a comment. Raises `not_found`, `invalid` and `too_many_requests`. */
export const editComment = async (
  tx: Tx,
  scope: MemberScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId, memberId, now } = scope;
  const { taskId, commentId } = params;
  const task = await lockTask(tx, scope, taskId);
  const before = await loadComment(tx, scope, taskId, commentId);
  if (before.author.id !== memberId) throw new Refusal('not_found');
  const added = mentionedIn(body.text).filter((id) => !mentionedIn(before.text).includes(id));
  await checkMentions(tx, scope, task, added);
  if (added.length > 0) {
    await limitComments(tx, scope);
    await recordFacts(tx, { organizationId, by: memberId, now }, [{ taskId, change: { kind: 'commented' } }]);
  }
  await withTasks(tx)
    .updateTable('task_comments')
    .set({ text: body.text, edited_at: now })
    .where(({ and }) => and({ organization_id: organizationId, task_id: taskId, id: commentId }))
    .execute();
  const content = { kind: 'task.commented' as const, taskId, title: task.title, mentioned: true };
  await tellMembers(
    tx,
    organizationId,
    added.filter((id) => id !== memberId).map((id) => ({ memberId: id, content })),
  );
  await taskChanged(tx, organizationId, taskId, 'commented', involvedIn(task));
  return loadComment(tx, scope, taskId, commentId);
};
