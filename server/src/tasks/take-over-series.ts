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
 * A task that was followed is given a rule anew: the rule of those that followed goes, for one series by two rules would make two tasks of
 * one date, and the task may be followed again. Gives the last due date that the series has reached. The caller holds the board.
 */
export const takeOverSeries = async (tx: Tx, scope: MemberScope, taskId: TaskId): Promise<string | null> => {
  const { organizationId, memberId, now } = scope;
  const followers = sql`with recursive follower as (
    select id, due_on, deleted_at from tasks where organization_id = ${organizationId} and repeat_of = ${taskId}
    union all
    select t.id, t.due_on, t.deleted_at from tasks t join follower on t.repeat_of = follower.id where t.organization_id = ${organizationId}
  )`;
  const { rows: reached } = await sql<{ latest: string | null }>`${followers}
    select max(due_on) filter (where deleted_at is null) as latest from follower`.execute(tx);
  const { rows: stripped } = await sql<Stripped>`${followers}
    update tasks t set repeat = null, repeat_from = null, next_on = null, version = version + 1 from follower
    where t.organization_id = ${organizationId} and t.id = follower.id and t.repeat is not null
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
