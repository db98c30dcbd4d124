import type { ColumnType, Generated } from 'kysely';
import type { FileId, GroupId, MemberId, OrganizationId, TaskCommentId, TaskId, TaskItemId } from '#contract/ids';
import type { RichDoc } from '#contract/rich-text';
import type { TaskDue, TaskPriority, TaskRepeat, TaskState } from '#contract/tasks';
import type { Db } from '#server/platform/database/database.ts';

/** `jsonb`: written as text, read parsed. */
type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** What points to a task. */
export interface OfTask {
  organization_id: OrganizationId;
  task_id: TaskId;
}

interface TasksTable {
  organization_id: OrganizationId;
  id: TaskId;
  author_member_id: MemberId;
  title: string;
  description: NullableJson<RichDoc>;
  description_text: Generated<string>;
  due_on: string | null;
  /** `HH:MM:SS` of the organisation's own zone. */
  due_time: string | null;
  /** 0 is urgent. */
  priority: number;
  state: TaskState;
  rank: string;
  group_id: GroupId | null;
  repeat: NullableJson<TaskRepeat>;
  repeat_from: string | null;
  next_on: string | null;
  repeat_of: TaskId | null;
  /** The first task of its series; null of that one, and of what follows none. */
  series_id: TaskId | null;
  created_at: Date;
  done_at: Date | null;
  deleted_at: Date | null;
  due_told_for: string | null;
  overdue_told_for: string | null;
  version: Generated<number>;
}
interface TaskAssigneesTable extends OfTask {
  member_id: MemberId;
}
interface TaskItemsTable extends OfTask {
  id: TaskItemId;
  position: number;
  text: string;
  done_at: Date | null;
  done_by_member_id: MemberId | null;
}
interface TaskRemovedItemsTable extends TaskItemsTable {
  removed_at: Date;
}
interface TaskFilesTable extends OfTask {
  file_id: FileId;
  member_id: MemberId;
  added_at: Date;
}
interface TaskCommentsTable extends OfTask {
  id: TaskCommentId;
  author_member_id: MemberId;
  text: string;
  created_at: Date;
  edited_at: Date | null;
}
interface TaskFactsTable extends OfTask {
  id: string;
  at: Date;
  by_member_id: MemberId | null;
  change: Json<Fact>;
}
interface TaskBoardsTable {
  organization_id: OrganizationId;
}

/** What happened to a task as it is kept: the contract's `TaskChange` with people and groups by id. */
export type Fact =
  | { readonly kind: 'created' | 'deleted' | 'restored' | 'description' | 'repeat' | 'commented' | 'commentDeleted' | 'repeated' }
  | { readonly kind: 'title'; readonly from: string; readonly to: string }
  | { readonly kind: 'due'; readonly from: TaskDue | null; readonly to: TaskDue | null }
  | { readonly kind: 'priority'; readonly from: TaskPriority; readonly to: TaskPriority }
  | { readonly kind: 'state'; readonly from: TaskState; readonly to: TaskState }
  | { readonly kind: 'assignees'; readonly added: readonly MemberId[]; readonly removed: readonly MemberId[] }
  | { readonly kind: 'excluded'; readonly removed: readonly MemberId[] }
  | { readonly kind: 'group'; readonly from: GroupId | null; readonly to: GroupId | null }
  | { readonly kind: 'itemAdded' | 'itemDone' | 'itemUndone' | 'itemRemoved' | 'itemRestored' | 'itemRenamed'; readonly text: string }
  | { readonly kind: 'fileAdded' | 'fileRemoved'; readonly name: string };

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type TasksTables = {
  tasks: TasksTable;
  task_assignees: TaskAssigneesTable;
  task_items: TaskItemsTable;
  task_removed_items: TaskRemovedItemsTable;
  task_files: TaskFilesTable;
  task_comments: TaskCommentsTable;
  task_facts: TaskFactsTable;
  task_boards: TaskBoardsTable;
};

/** The handle with the tables of tasks; of a transaction it is the same transaction. */
export const withTasks = (db: Db) => db.withTables<TasksTables>();
