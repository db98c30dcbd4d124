import { sql } from 'kysely';
import type { TaskId } from '#contract/ids';
import type { Finder } from '#server/platform/search/finder.ts';
import { snippet } from '#server/platform/search/snippet.ts';
import { eyesOf } from './audience-reads.ts';

interface Found {
  readonly id: TaskId;
  readonly title: string;
  readonly text: string;
  readonly dueOn: string | null;
  readonly done: boolean;
}

/** Tasks that this member sees, for the one search: open ones first, then the nearest to what was typed. */
export const findTasks: Finder = async (db, scope, query, limit) => {
  const { sees } = await eyesOf(db, scope);
  const { rows } = await sql<Found>`
    select t.id, t.title, left(t.description_text, 20000) as text, t.state = 'done' as done, t.due_on as "dueOn"
    from tasks t
    where t.organization_id = ${scope.organizationId} and t.deleted_at is null and t.vector @@ ${query.tsquery}::tsquery and ${sees}
    order by done, ts_rank(t.vector, ${query.tsquery}::tsquery) desc, t.id desc limit ${limit}`.execute(db);
  return rows.map(({ text, ...row }) => ({ kind: 'task', ...row, text: snippet(text, query.marks) }));
};
