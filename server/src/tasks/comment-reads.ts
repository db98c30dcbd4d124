import { type RawBuilder, sql } from 'kysely';
import type { MemberId, TaskCommentId, TaskId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { type listTaskComments as endpoint, MENTION, type TaskComment } from '#contract/tasks';
import { memberNames } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { cardRows, lookAt, personIn } from './card-reads.ts';
import { mayDeleteComment } from './policy.ts';

interface CommentRow {
  readonly id: TaskCommentId;
  readonly author_member_id: MemberId;
  readonly text: string;
  readonly created_at: Date;
  readonly edited_at: Date | null;
}

/** Comments of a task, newest first. Raises `not_found`. */
export const listComments = async (
  db: Db,
  scope: MemberScope,
  { params, query: { after, limit } }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const [task] = await cardRows(await lookAt(db, scope), sql`t.id = ${params.taskId}`);
  if (task === undefined) throw new Refusal('not_found');
  const from = after === undefined ? sql`` : sql`and id < ${idIn(after)}::uuid`;
  const rows = await commentRows(db, scope, params.taskId, sql`true ${from} order by id desc limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await presentComments(db, scope, shown),
    ...(rows.length > limit && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
  };
};

/** One comment of a task that the caller has found to be seen by this member. Raises `not_found`. */
export const loadComment = async (db: Db, scope: MemberScope, taskId: TaskId, id: TaskCommentId): Promise<TaskComment> => {
  const [comment] = await presentComments(db, scope, await commentRows(db, scope, taskId, sql`id = ${id}`));
  if (comment === undefined) throw new Refusal('not_found');
  return comment;
};

/** Who is mentioned in a text, each once. */
export const mentionedIn = (text: string): MemberId[] => [...new Set([...text.matchAll(MENTION)].map(([, id]) => id as MemberId))];

/** The id in a cursor of a list by id. Raises `bad_request`. */
export const idIn = (cursor: string): string => {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Refusal('bad_request');
  return id;
};

const commentRows = async (db: Db, { organizationId }: MemberScope, taskId: TaskId, rest: RawBuilder<unknown>): Promise<CommentRow[]> => {
  const { rows } = await sql<CommentRow>`select id, author_member_id, text, created_at, edited_at from task_comments
    where organization_id = ${organizationId} and task_id = ${taskId} and ${rest}`.execute(db);
  return rows;
};

const presentComments = async (db: Db, scope: MemberScope, rows: readonly CommentRow[]): Promise<TaskComment[]> => {
  const ids = rows.flatMap(({ author_member_id, text }) => [author_member_id, ...mentionedIn(text)]);
  const people = await memberNames(db, scope.organizationId, ids);
  return rows.map((row) => ({
    id: row.id,
    author: personIn(people, row.author_member_id),
    text: row.text,
    mentions: mentionedIn(row.text).map((id) => personIn(people, id)),
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    can: { edit: row.author_member_id === scope.memberId, delete: mayDeleteComment(scope, row.author_member_id) },
  }));
};
