import { sql } from 'kysely';
import type { MemberId, TaskId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { DELETED_TASK_DAYS, type listDeletedTasks as endpoint, type TaskState } from '#contract/tasks';
import { memberNames } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { beyond, decodeMoment, encodeCursor } from '#server/platform/database/keyset.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { personIn } from './card-reads.ts';
import { maySeeAll } from './policy.ts';

interface DeletedRow {
  readonly id: TaskId;
  readonly title: string;
  readonly state: TaskState;
  readonly author: MemberId;
  readonly deleted_at: Date;
  readonly by: MemberId | null;
}
const KEPT_MS = DELETED_TASK_DAYS * 86_400_000;

/** «Удалённые», the last first: what this member can bring back. */
export const listDeletedTasks = async (
  db: Db,
  scope: MemberScope,
  { query: { after, limit } }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId, memberId, now } = scope;
  const from = after === undefined ? sql`` : sql`and ${beyond([sql`t.deleted_at`, sql`t.id`], 'desc', decodeMoment(after))}`;
  const own = maySeeAll(scope) ? sql`` : sql`and t.author_member_id = ${memberId}`;
  const { rows } = await sql<DeletedRow>`
    select t.id, t.title, t.state, t.author_member_id as author, t.deleted_at,
      (select f.by_member_id from task_facts f where f.organization_id = t.organization_id and f.task_id = t.id
        and f.change ->> 'kind' = 'deleted' order by f.id desc limit 1) as by
    from tasks t where t.organization_id = ${organizationId} and t.deleted_at > ${new Date(now.getTime() - KEPT_MS)} ${own} ${from}
    order by t.deleted_at desc, t.id desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const people = await memberNames(
    db,
    organizationId,
    shown.flatMap(({ author, by }) => [author, by ?? author]),
  );
  const last = shown.at(-1);
  return {
    items: shown.map(({ id, title, state, author, deleted_at, by }) => ({
      id,
      title,
      state,
      author: personIn(people, author),
      deletedAt: deleted_at.toISOString(),
      deletedBy: personIn(people, by ?? author),
      keptUntil: new Date(deleted_at.getTime() + KEPT_MS).toISOString(),
    })),
    ...(rows.length > limit && last !== undefined ? { next: encodeCursor([last.deleted_at.toISOString(), last.id]) } : {}),
  };
};
