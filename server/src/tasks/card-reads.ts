import { type RawBuilder, sql } from 'kysely';
import type { GroupId, MemberId, TaskId } from '#contract/ids';
import type { TaskCard, TaskPerson, TaskState } from '#contract/tasks';
import { groupNames, memberNames, type NamedMember } from '#server/members/public.ts';
import { timeZoneOf } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { type Eyes, eyesOf } from './audience-reads.ts';
import { canOf, dueOf, priorityOf } from './policy.ts';

/** A task as lists read it. */
export interface CardRow {
  readonly id: TaskId;
  readonly title: string;
  readonly state: TaskState;
  readonly priority: number;
  readonly due_on: string | null;
  readonly due_time: string | null;
  /** `due_local` as text, for a cursor. */
  readonly due_key: string;
  readonly rank: string;
  readonly overdue_at: Date | null;
  readonly author_member_id: MemberId;
  readonly assignees: readonly MemberId[];
  readonly group_id: GroupId | null;
  readonly mine: boolean;
  readonly items: number;
  readonly items_done: number;
  readonly comments: number;
  readonly files: number;
  readonly repeats: boolean;
  readonly created_at: Date;
  readonly done_at: Date | null;
  readonly version: number;
}

/** Who looks, and by which clock. */
export interface Look {
  readonly db: Db;
  readonly scope: MemberScope;
  readonly eyes: Eyes;
  readonly zone: string;
}

/** Prepares a look at tasks: two short queries, whatever is read then. */
export const lookAt = async (db: Db, scope: MemberScope): Promise<Look> => {
  const [eyes, zone] = await Promise.all([eyesOf(db, scope), timeZoneOf(db, scope.organizationId)]);
  return { db, scope, eyes, zone };
};

const CHILDREN = { items: sql`task_items`, comments: sql`task_comments`, files: sql`task_files` };
const countOf = (of: keyof typeof CHILDREN, where = sql``) =>
  sql`(select count(*)::int from ${CHILDREN[of]} x where x.organization_id = t.organization_id and x.task_id = t.id ${where})`;

/** Rows of tasks that are there and that this member sees; `rest` goes on from the conditions of `tasks t`. */
export const cardRows = async <More = object>(
  { db, scope, eyes, zone }: Look,
  rest: RawBuilder<unknown>,
  more: RawBuilder<unknown> = sql``,
): Promise<(CardRow & More)[]> => {
  const { rows } = await sql<CardRow & More>`
    select t.id, t.title, t.state, t.priority, t.due_on, t.due_time, t.due_local::text as due_key, t.rank,
      case when t.due_on is not null then t.due_local at time zone ${zone} end as overdue_at, t.author_member_id, t.group_id,
      array(select a.member_id from task_assignees a where a.organization_id = t.organization_id and a.task_id = t.id order by 1) as assignees,
      ${eyes.mine} as mine, ${countOf('items')} as items, ${countOf('items', sql`and x.done_at is not null`)} as items_done,
      ${countOf('comments')} as comments, ${countOf('files')} as files,
      t.repeat is not null as repeats, t.created_at, t.done_at, t.version ${more}
    from tasks t where t.organization_id = ${scope.organizationId} and t.deleted_at is null and ${eyes.sees} and ${rest}`.execute(db);
  return rows;
};

/** The rows as the contract shows them; two queries for the names of all. */
export const presentCards = async ({ db, scope }: Look, rows: readonly CardRow[]): Promise<TaskCard[]> => {
  const { organizationId } = scope;
  const groupIds = rows.flatMap(({ group_id }) => group_id ?? []);
  const [people, groups] = await Promise.all([
    memberNames(
      db,
      organizationId,
      rows.flatMap((row) => [row.author_member_id, ...row.assignees]),
    ),
    groupNames(db, organizationId, groupIds),
  ]);
  return rows.map((row) => {
    const group = row.group_id === null ? undefined : groups.get(row.group_id);
    return {
      id: row.id,
      organizationId,
      title: row.title,
      state: row.state,
      priority: priorityOf(row.priority),
      due: dueOf(row.due_on, row.due_time),
      overdueAt: row.overdue_at?.toISOString() ?? null,
      overdue: row.state !== 'done' && row.overdue_at !== null && row.overdue_at <= scope.now,
      author: personIn(people, row.author_member_id),
      assignees: row.assignees.map((id) => personIn(people, id)).sort((a, b) => a.name.localeCompare(b.name, 'ru')),
      group: row.group_id === null || group === undefined ? null : { id: row.group_id, name: group },
      mine: row.mine,
      checklist: { done: row.items_done, total: row.items },
      comments: row.comments,
      files: row.files,
      repeats: row.repeats,
      createdAt: row.created_at.toISOString(),
      doneAt: row.done_at?.toISOString() ?? null,
      version: row.version,
      can: canOf(scope, { authorId: row.author_member_id, mine: row.mine }),
    };
  });
};

/** A member by name as it is now; who was erased has none. */
export const personIn = (people: ReadonlyMap<MemberId, NamedMember>, id: MemberId): TaskPerson => {
  const person = people.get(id);
  return { id, name: person?.name ?? '', active: person?.active ?? false };
};
