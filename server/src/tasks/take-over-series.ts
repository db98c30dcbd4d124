import { sql } from 'kysely';
import type { GroupId, MemberId, TaskId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { involvedIn, taskChanged } from './events.ts';
import { recordFacts } from './record-facts.ts';

interface Stripped {
  readonly id: TaskId;
  readonly deleted: boolean;
  readonly authorId: MemberId;
  readonly groupId: GroupId | null;
  readonly assignees: MemberId[];
}

/**
 * A task is given a rule: that of any other task of its series goes, for one series by two rules would make two tasks of one date, and the
 * task may be followed again. Gives the last due date that the others have reached. The caller holds the board.
 */
export const takeOverSeries = async (tx: Tx, scope: MemberScope, taskId: TaskId): Promise<string | null> => {
  const { organizationId, memberId, now } = scope;
  const first = sql`(select coalesce(series_id, id) from tasks where organization_id = ${organizationId} and id = ${taskId})`;
  const others = sql`t.organization_id = ${organizationId} and (t.series_id = ${first} or t.id = ${first}) and t.id <> ${taskId}`;
  const { rows: reached } = await sql<{ latest: string | null }>`
    select max(t.due_on) as latest from tasks t where ${others} and t.deleted_at is null`.execute(tx);
  const { rows: stripped } = await sql<Stripped>`
    update tasks t set repeat = null, repeat_from = null, next_on = null, version = version + 1 where ${others} and t.repeat is not null
    returning t.id, t.deleted_at is not null as deleted, t.author_member_id as "authorId", t.group_id as "groupId",
      array(select a.member_id from task_assignees a where a.organization_id = t.organization_id and a.task_id = t.id) as assignees`.execute(
    tx,
  );
  await sql`update tasks set repeat_of = null where organization_id = ${organizationId} and repeat_of = ${taskId}`.execute(tx);
  await recordFacts(
    tx,
    { organizationId, by: memberId, now },
    stripped.map(({ id }) => ({ taskId: id, change: { kind: 'repeat' } })),
  );
  for (const one of stripped) if (!one.deleted) await taskChanged(tx, organizationId, one.id, 'edited', involvedIn(one));
  return reached[0]?.latest ?? null;
};
