// long: the whole of one slice, whose parts are read together; apart, each would import most of the other.
import { z } from 'zod';
import { DateOnly, Instant, line, Version } from './fields.ts';
import { FileCard } from './files.ts';
import { FileId, GroupId, MemberId, OrganizationId, TaskCommentId, TaskId, TaskItemId } from './ids.ts';
import { CappedCount, MAX_PAGE, page, pageQuery } from './page.ts';
import { RichDoc, StoredRichDoc } from './rich-text.ts';
import { route } from './route.ts';

const inOrganization = z.object({ organizationId: OrganizationId });
const ofTask = z.object({ organizationId: OrganizationId, taskId: TaskId });
const ofItem = z.object({ organizationId: OrganizationId, taskId: TaskId, itemId: TaskItemId });
const ofComment = z.object({ organizationId: OrganizationId, taskId: TaskId, commentId: TaskCommentId });

export const MAX_TASK_TITLE = 200;
/** More people than that are easier named as a group. */
export const MAX_ASSIGNEES = 20;
export const MAX_TASK_FILES = 20;
/** A longer list is several tasks. */
export const MAX_TASK_ITEMS = 100;
export const MAX_ITEM_TEXT = 300;
export const MAX_COMMENT = 5_000;
export const MAX_MENTIONS = 20;
/** Of an ordinary member; more are made by scripts. */
export const MAX_OWN_TASKS_A_DAY = 100;
/** Likewise; each of them tells people. */
export const MAX_OWN_COMMENTS_A_DAY = 200;
/** Counts stop here: «больше 10 000». */
export const TASKS_CAP = 10_000;

/** «К выполнению», «В работе», «Готово»: the columns of the board. What is not to be done any more is deleted. */
export const TaskState = z.enum(['todo', 'doing', 'done']);
export type TaskState = z.infer<typeof TaskState>;
export const TaskPriority = z.enum(['low', 'normal', 'high', 'urgent']);
export type TaskPriority = z.infer<typeof TaskPriority>;

/** `HH:MM` in the organisation's zone. */
export const DueTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Without a time the task is overdue once the day is over in the organisation's zone. */
export const TaskDue = z.object({ on: DateOnly, time: DueTime.nullable() });
export type TaskDue = z.infer<typeof TaskDue>;

export const Weekday = z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']);
export type Weekday = z.infer<typeof Weekday>;
export const MAX_INTERVAL = 99;
/**
 * How a task repeats from its due date on. A month without that day takes its last one. The next task arises when this one is done, and at
 * the latest on the day of its own due date; never twice.
 */
export const TaskRepeat = z.object({
  every: z.enum(['day', 'week', 'month', 'year']),
  interval: z.number().int().min(1).max(MAX_INTERVAL),
  /** Of `week` alone; none is the weekday of the due date. */
  weekdays: z.array(Weekday).max(7),
  /** The last day that a task may be due on. */
  until: DateOnly.nullable(),
});
export type TaskRepeat = z.infer<typeof TaskRepeat>;

/** A member by name as it is now; `''` reads «Удалённый пользователь». */
export const TaskPerson = z.object({
  id: MemberId,
  name: z.string(),
  /** False: excluded since, or gone. */
  active: z.boolean(),
});
export type TaskPerson = z.infer<typeof TaskPerson>;

/** A task as lists and the board show it. */
export const TaskCard = z.object({
  id: TaskId,
  organizationId: OrganizationId,
  title: z.string(),
  state: TaskState,
  priority: TaskPriority,
  due: TaskDue.nullable(),
  /** The moment from which an open one is overdue. */
  overdueAt: Instant.nullable(),
  overdue: z.boolean(),
  author: TaskPerson,
  /** Named ones; beside them everybody who is in the group now. */
  assignees: z.array(TaskPerson),
  group: z.object({ id: GroupId, name: z.string() }).nullable(),
  /** Whether it is this member's, by name or by the group. */
  mine: z.boolean(),
  checklist: z.object({ done: z.number().int(), total: z.number().int() }),
  comments: z.number().int(),
  files: z.number().int(),
  repeats: z.boolean(),
  createdAt: Instant,
  doneAt: Instant.nullable(),
  version: Version,
  can: z.object({
    /** Title, text, due date, priority, assignees, repeat: the author and administrators. */
    edit: z.boolean(),
    delete: z.boolean(),
    /** Moving between states, the checklist: the author, administrators and whoever it is assigned to. */
    work: z.boolean(),
    /** Who sees the task comments on it and attaches files. */
    comment: z.boolean(),
  }),
});
export type TaskCard = z.infer<typeof TaskCard>;

export const TaskItem = z.object({
  id: TaskItemId,
  text: z.string(),
  done: z.boolean(),
  /** Who ticked it; null while it is not. */
  doneBy: TaskPerson.nullable(),
  doneAt: Instant.nullable(),
});
export type TaskItem = z.infer<typeof TaskItem>;

export const Task = TaskCard.extend({
  description: StoredRichDoc.nullable(),
  repeat: TaskRepeat.nullable(),
  items: z.array(TaskItem),
  attachments: z.array(FileCard.extend({ by: TaskPerson, canRemove: z.boolean() })),
});
export type Task = z.infer<typeof Task>;

/** «Мои»: by name or by group; «Поставленные мной»; «Все»: of administrators every one, of members those they see. */
export const TaskView = z.enum(['mine', 'authored', 'all']);
export type TaskView = z.infer<typeof TaskView>;

const filter = {
  view: TaskView.default('mine'),
  /** «Просроченные». */
  overdue: z.literal('1').optional(),
  priority: TaskPriority.optional(),
  assignee: MemberId.optional(),
  group: GroupId.optional(),
  /** Words of title and description, in any of their forms; the last one may be a beginning. */
  search: line(200).optional(),
};
/** `board`: by hand, as the columns of the board are; asks for one `state`. */
export const TaskSort = z.enum(['due', 'priority', 'created', 'board']);
export type TaskSort = z.infer<typeof TaskSort>;

const listCan = z.object({
  create: z.boolean(),
  /** Others than oneself, and groups. */
  assign: z.boolean(),
});
export const listTasks = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/tasks',
  scope: 'member',
  summary: '«Задачи» as a list, or one more page of a column of the board',
  params: inOrganization,
  query: pageQuery(50).extend({
    ...filter,
    /** `open` is `todo` and `doing`. */
    state: z.enum([...TaskState.options, 'open']).optional(),
    sort: TaskSort.default('due'),
  }),
  response: page(TaskCard).extend({ can: listCan }),
});
const Column = page(TaskCard).extend({ count: CappedCount });
export const readBoard = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/task-board',
  scope: 'member',
  summary: '«Задачи» as a board: the first page of each column and how many there are; the next pages by the list with `sort=board`',
  params: inOrganization,
  query: z.object({ ...filter, limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(30) }),
  response: z.object({ columns: z.object({ todo: Column, doing: Column, done: Column }), can: listCan }),
});
export const nearestTasks = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/nearest-tasks',
  scope: 'member',
  summary: 'Own open tasks, the nearest due date first: for the dashboard and the app',
  params: inOrganization,
  query: z.object({ limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(5) }),
  response: z.object({ items: z.array(TaskCard), open: CappedCount, overdue: CappedCount }),
});
export const getTask = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/tasks/:taskId',
  scope: 'member',
  summary: 'One task whole',
  params: ofTask,
  response: Task,
});

const content = {
  title: line(MAX_TASK_TITLE, 1),
  description: RichDoc.nullable(),
  due: TaskDue.nullable(),
  priority: TaskPriority,
  /** Members put tasks to themselves alone (`assign_self`); none of a member is oneself. */
  assignees: z.array(MemberId).max(MAX_ASSIGNEES),
  group: GroupId.nullable(),
  /** Asks for a due date (`due_missing`). */
  repeat: TaskRepeat.nullable(),
};
const ItemText = line(MAX_ITEM_TEXT, 1);
export const createTask = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/tasks',
  scope: 'member',
  summary:
    'A new task, on top of its column; its assignees are told. `invalid` by fields: `assign_self`, `assignee_missing`, `group_missing`, `due_missing`',
  params: inOrganization,
  body: z.object({
    ...content,
    description: content.description.default(null),
    due: content.due.default(null),
    priority: content.priority.default('normal'),
    assignees: content.assignees.default([]),
    group: content.group.default(null),
    repeat: content.repeat.default(null),
    state: TaskState.default('todo'),
    items: z.array(ItemText).max(MAX_TASK_ITEMS).default([]),
    attachments: z.array(FileId).max(MAX_TASK_FILES).default([]),
  }),
  response: Task,
  status: 201,
  errors: ['file_missing'],
});
export const editTask = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId/tasks/:taskId',
  scope: 'member',
  summary: 'Edits a task; its author and administrators',
  params: ofTask,
  body: z.object({ ...content, version: Version }),
  response: Task,
  errors: ['conflict'],
});
export const moveTask = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/tasks/:taskId/move',
  scope: 'member',
  summary:
    'Puts a card into a column, right after the card `after` or right before `before`; without either, or once both have left it, on top. The last move wins',
  params: ofTask,
  body: z.object({ state: TaskState, after: TaskId.nullable().default(null), before: TaskId.nullable().default(null) }),
  response: Task,
  /** A neighbour that is no task of the organisation. */
  errors: ['conflict'],
});
export const deleteTask = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/tasks/:taskId',
  scope: 'member',
  summary: 'Deletes a task; it can be brought back for 30 days',
  params: ofTask,
});
export const restoreTask = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/tasks/:taskId/restore',
  scope: 'member',
  summary: '«Вернуть»: brings a deleted task back, on top of its column; without its group if that was deleted',
  params: ofTask,
  response: Task,
});

/** Days that a deleted task is kept. */
export const DELETED_TASK_DAYS = 30;
export const DeletedTask = z.object({
  id: TaskId,
  title: z.string(),
  state: TaskState,
  author: TaskPerson,
  deletedAt: Instant,
  deletedBy: TaskPerson,
  /** From then on it is gone for good. */
  keptUntil: Instant,
});
export type DeletedTask = z.infer<typeof DeletedTask>;
export const listDeletedTasks = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/deleted-tasks',
  scope: 'member',
  summary: '«Удалённые»: what this member can bring back, the last deleted first; of administrators every task, of members those they set',
  params: inOrganization,
  query: pageQuery(30),
  response: page(DeletedTask),
});

export const addTaskItem = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/tasks/:taskId/items',
  scope: 'member',
  summary: 'A new item at the end of the checklist; `task_items_limit` after a hundred',
  params: ofTask,
  body: z.object({ text: ItemText }),
  response: Task,
  status: 201,
  errors: ['task_items_limit'],
});
export const changeTaskItem = route({
  method: 'PATCH',
  path: '/api/organizations/:organizationId/tasks/:taskId/items/:itemId',
  scope: 'member',
  summary: 'Ticks or renames an item of the checklist; what is absent stays',
  params: ofItem,
  body: z.object({ text: ItemText.optional(), done: z.boolean().optional() }),
  response: Task,
});
export const moveTaskItem = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/tasks/:taskId/items/:itemId/move',
  scope: 'member',
  summary: 'Puts an item right after another one; after none is first',
  params: ofItem,
  body: z.object({ after: TaskItemId.nullable() }),
  response: Task,
  /** `after` was taken out. */
  errors: ['conflict'],
});
export const removeTaskItem = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/tasks/:taskId/items/:itemId',
  scope: 'member',
  summary: 'Takes an item out of the checklist; it can be brought back for a day',
  params: ofItem,
  response: Task,
});
export const restoreTaskItem = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/tasks/:taskId/items/:itemId/restore',
  scope: 'member',
  summary: '«Вернуть»: puts an item that was taken out back at its place, ticked if it was; `task_items_limit` after a hundred',
  params: ofItem,
  response: Task,
  errors: ['task_items_limit'],
});

export const attachTaskFiles = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/tasks/:taskId/files',
  scope: 'member',
  summary: 'Attaches own uploads; `task_files_limit` after twenty',
  params: ofTask,
  body: z.object({ files: z.array(FileId).min(1).max(MAX_TASK_FILES) }),
  response: Task,
  errors: ['file_missing', 'task_files_limit'],
});
export const removeTaskFile = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/tasks/:taskId/files/:fileId',
  scope: 'member',
  summary: 'Takes a file off a task: who attached it, the author and administrators',
  params: z.object({ organizationId: OrganizationId, taskId: TaskId, fileId: FileId }),
  response: Task,
});

/** A mention in the text of a comment is `@[<member id>]`; names come beside it, as they are now. */
export const MENTION = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/g;
const CommentText = z
  .string()
  .overwrite((typed) =>
    typed
      .normalize('NFC')
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\n]+/gu, ' ')
      .trim(),
  )
  .min(1)
  .max(MAX_COMMENT);
export const TaskComment = z.object({
  id: TaskCommentId,
  author: TaskPerson,
  text: z.string(),
  mentions: z.array(TaskPerson),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  /** Own ones; administrators delete any. */
  can: z.object({ edit: z.boolean(), delete: z.boolean() }),
});
export type TaskComment = z.infer<typeof TaskComment>;
export const listTaskComments = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/tasks/:taskId/comments',
  scope: 'member',
  summary: 'Comments, newest first',
  params: ofTask,
  query: pageQuery(30),
  response: page(TaskComment),
});
export const addTaskComment = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/tasks/:taskId/comments',
  scope: 'member',
  summary:
    'Comments; those mentioned and those whose task it is are told. `mention_unseen` by field: who is mentioned does not see the task',
  params: ofTask,
  body: z.object({ text: CommentText }),
  response: TaskComment,
  status: 201,
});
export const editTaskComment = route({
  method: 'PATCH',
  path: '/api/organizations/:organizationId/tasks/:taskId/comments/:commentId',
  scope: 'member',
  summary: 'Edits an own comment',
  params: ofComment,
  body: z.object({ text: CommentText }),
  response: TaskComment,
});
export const deleteTaskComment = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/tasks/:taskId/comments/:commentId',
  scope: 'member',
  summary: 'Deletes an own comment; administrators delete any',
  params: ofComment,
});

const names = z.object({ search: line(100).default('') });
const people = z.object({ items: z.array(TaskPerson) });
export const suggestAssignees = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/task-assignees',
  scope: 'admin',
  summary:
    'Whom a task can be assigned to: registered members whose names begin so, twenty at most; of no text oneself and administrators first',
  params: inOrganization,
  query: names,
  response: people,
});
export const suggestMentions = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/tasks/:taskId/people',
  scope: 'member',
  summary: 'Who sees a task and can be mentioned there: twenty at most',
  params: ofTask,
  query: names,
  response: people,
});

/** What happened to a task; people by id, their names as they are now. `from` and `to` are null where there was nothing. */
export const TaskChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['created', 'deleted', 'restored', 'description', 'repeat', 'commented', 'commentDeleted']) }),
  /** Arose by the repeat of another one. */
  z.object({ kind: z.literal('repeated') }),
  z.object({ kind: z.literal('title'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('due'), from: TaskDue.nullable(), to: TaskDue.nullable() }),
  z.object({ kind: z.literal('priority'), from: TaskPriority, to: TaskPriority }),
  z.object({ kind: z.literal('state'), from: TaskState, to: TaskState }),
  z.object({ kind: z.literal('assignees'), added: z.array(TaskPerson), removed: z.array(TaskPerson) }),
  /** Was excluded from the organisation and so is no assignee any more. */
  z.object({ kind: z.literal('excluded'), removed: z.array(TaskPerson) }),
  z.object({ kind: z.literal('group'), from: z.string().nullable(), to: z.string().nullable() }),
  z.object({ kind: z.enum(['itemAdded', 'itemDone', 'itemUndone', 'itemRemoved', 'itemRestored', 'itemRenamed']), text: z.string() }),
  z.object({ kind: z.enum(['fileAdded', 'fileRemoved']), name: z.string() }),
]);
export type TaskChange = z.infer<typeof TaskChange>;
export const TaskFact = z.object({
  id: z.string(),
  at: Instant,
  /** Null: the program itself. */
  by: TaskPerson.nullable(),
  change: TaskChange,
});
export type TaskFact = z.infer<typeof TaskFact>;
export const listTaskHistory = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/tasks/:taskId/history',
  scope: 'member',
  summary: 'Who changed what and when, newest first',
  params: ofTask,
  query: pageQuery(30),
  response: page(TaskFact),
});

/** Realtime: to administrators and to each person whose task it is or was; of a group's task to the organisation, ids alone. */
export const tasksEvents = {
  'tasks.changed': z.object({
    type: z.literal('tasks.changed'),
    organizationId: OrganizationId,
    taskId: TaskId,
    change: z.enum(['created', 'edited', 'moved', 'commented', 'deleted']),
  }),
};
