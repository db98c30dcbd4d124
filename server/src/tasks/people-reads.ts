import { sql } from 'kysely';
import type { GroupId, MemberId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import type { suggestAssignees as assigneesEndpoint, suggestMentions as mentionsEndpoint, TaskPerson } from '#contract/tasks';
import { type Circle, findNames, type NamedMember } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { AdminScope, MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { cardRows, lookAt } from './card-reads.ts';

const SUGGESTED = 20;

/** Whom a task can be assigned to, by the beginnings of their names; of no text oneself and those of higher roles first. */
export const suggestAssignees = async (
  db: Db,
  scope: AdminScope,
  { query: { search } }: Parsed<typeof assigneesEndpoint>,
): Promise<Result<typeof assigneesEndpoint>> => {
  const { organizationId, memberId, now } = scope;
  const found = await findNames(db, organizationId, { among: null, search, limit: SUGGESTED }, now);
  if (search !== '') return { items: found.map(present) };
  const oneself = await findNames(db, organizationId, { among: null, search, only: [memberId], limit: 1 }, now);
  return { items: [...oneself, ...found.filter(({ id }) => id !== memberId)].slice(0, SUGGESTED).map(present) };
};

/** Who sees a task and can be mentioned there. Raises `not_found`. */
export const suggestMentions = async (
  db: Db,
  scope: MemberScope,
  { params, query: { search } }: Parsed<typeof mentionsEndpoint>,
): Promise<Result<typeof mentionsEndpoint>> => {
  const [row] = await cardRows(await lookAt(db, scope), sql`t.id = ${params.taskId}`);
  if (row === undefined) throw new Refusal('not_found');
  const among = circleOf({ authorId: row.author_member_id, assignees: row.assignees, groupId: row.group_id });
  const found = await findNames(db, scope.organizationId, { among, search, limit: SUGGESTED }, scope.now);
  return { items: found.map(present) };
};

/** Who sees a task: those of it, the members of its group, head and administrators. */
export const circleOf = (task: { authorId: MemberId; assignees: readonly MemberId[]; groupId: GroupId | null }): Circle => ({
  memberIds: [task.authorId, ...task.assignees],
  groupId: task.groupId,
});

const present = ({ id, name, active }: NamedMember): TaskPerson => ({ id, name, active });
