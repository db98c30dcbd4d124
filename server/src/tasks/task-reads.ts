import { sql } from 'kysely';
import type { FileId, MemberId, TaskId, TaskItemId } from '#contract/ids';
import type { RichDoc } from '#contract/rich-text';
import type { Parsed } from '#contract/route';
import type { getTask as getEndpoint, Task, TaskRepeat } from '#contract/tasks';
import { memberNames } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { presentFiles } from '#server/platform/files/present.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { cardRows, lookAt, personIn, presentCards } from './card-reads.ts';
import { mayRemoveFile } from './policy.ts';

interface Whole {
  readonly description: RichDoc | null;
  readonly repeat: TaskRepeat | null;
  readonly list: readonly { id: TaskItemId; text: string; doneAt: string | null; doneBy: MemberId | null }[] | null;
  readonly attached: readonly { id: FileId; by: MemberId }[] | null;
}
const WHOLE = sql`, t.description, t.repeat,
  (select json_agg(json_build_object('id', i.id, 'text', i.text, 'doneAt', i.done_at, 'doneBy', i.done_by_member_id) order by i.position, i.id)
    from task_items i where i.organization_id = t.organization_id and i.task_id = t.id) as list,
  (select json_agg(json_build_object('id', f.file_id, 'by', f.member_id) order by f.added_at, f.file_id)
    from task_files f where f.organization_id = t.organization_id and f.task_id = t.id) as attached`;

/** One task whole. Raises `not_found`, for members of one that they do not see too. */
export const getTask = (db: Db, scope: MemberScope, { params }: Parsed<typeof getEndpoint>): Promise<Task> =>
  loadTask(db, scope, params.taskId);

/** A task as this member sees it now. Raises `not_found`. */
export const loadTask = async (db: Db, scope: MemberScope, taskId: TaskId): Promise<Task> => {
  const look = await lookAt(db, scope);
  const [row] = await cardRows<Whole>(look, sql`t.id = ${taskId}`, WHOLE);
  if (row === undefined) throw new Refusal('not_found');
  const list = row.list ?? [];
  const attached = row.attached ?? [];
  const [[card], files, people] = await Promise.all([
    presentCards(look, [row]),
    presentFiles(
      db,
      scope.organizationId,
      attached.map(({ id }) => id),
    ),
    memberNames(db, scope.organizationId, [...list.flatMap(({ doneBy }) => doneBy ?? []), ...attached.map(({ by }) => by)]),
  ]);
  if (card === undefined) throw new Refusal('not_found');
  const facts = { authorId: row.author_member_id, mine: row.mine };
  return {
    ...card,
    description: row.description,
    repeat: row.repeat,
    items: list.map(({ id, text, doneAt, doneBy }) => ({
      id,
      text,
      done: doneAt !== null,
      doneBy: doneBy === null ? null : personIn(people, doneBy),
      doneAt: doneAt === null ? null : new Date(doneAt).toISOString(),
    })),
    attachments: attached.flatMap(({ id, by }) => {
      const file = files.get(id);
      return file === undefined ? [] : [{ ...file, by: personIn(people, by), canRemove: mayRemoveFile(scope, facts, by) }];
    }),
  };
};
