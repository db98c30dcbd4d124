import type { MemberId } from '#contract/ids';
import { type TaskCard, type TaskDue, TaskPriority } from '#contract/tasks';
import type { MemberScope } from '#server/platform/http/gates.ts';

/** What is known of a task before it is decided who may what; whoever knows it sees the task. */
export interface TaskFacts {
  readonly authorId: MemberId;
  /** Whether it is assigned to the member who asks, by name or by group. */
  readonly mine: boolean;
}
type Actor = Pick<MemberScope, 'memberId' | 'role'>;

/** Head and administrators assign anybody; members put tasks to themselves. */
export const mayAssign = (actor: Actor): boolean => actor.role !== 'member';

/** Head and administrators see every task of the organisation. */
export const maySeeAll = (actor: Actor): boolean => actor.role !== 'member';

export const mayEdit = (actor: Actor, { authorId }: TaskFacts): boolean => actor.role !== 'member' || authorId === actor.memberId;

/** Moving it and its checklist. */
export const mayWork = (actor: Actor, task: TaskFacts): boolean => task.mine || mayEdit(actor, task);

export const mayDeleteComment = (actor: Actor, authorId: MemberId): boolean => actor.role !== 'member' || authorId === actor.memberId;

/** Who attached a file takes it off, and who may edit the task. */
export const mayRemoveFile = (actor: Actor, task: TaskFacts, addedBy: MemberId): boolean =>
  addedBy === actor.memberId || mayEdit(actor, task);

export const canOf = (actor: Actor, task: TaskFacts): TaskCard['can'] => ({
  edit: mayEdit(actor, task),
  delete: mayEdit(actor, task),
  work: mayWork(actor, task),
  comment: true,
});

/** What the lists say of acts that are of no one task. */
export const listCanOf = (actor: Actor): { create: boolean; assign: boolean } => ({ create: true, assign: mayAssign(actor) });

const PRIORITIES = [...TaskPriority.options].reverse();
/** As it is kept, so that the urgent sort first. */
export const priorityRank = (priority: TaskPriority): number => PRIORITIES.indexOf(priority);
export const priorityOf = (rank: number): TaskPriority => PRIORITIES[rank] ?? 'normal';

/** Of the columns `due_on` and `due_time`. */
export const dueOf = (on: string | null, time: string | null): TaskDue | null =>
  on === null ? null : { on, time: time?.slice(0, 5) ?? null };
