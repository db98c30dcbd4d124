import { sql } from 'kysely';
import type { GroupId, MemberId, OrganizationId, TaskId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { tellGroups } from './tell-groups.ts';
import { tellMembers } from './tell-members.ts';

interface Due {
  readonly id: TaskId;
  readonly title: string;
  readonly group_id: GroupId | null;
  readonly kind: 'task.due' | 'task.overdue';
  readonly assignees: MemberId[];
}
/** Tasks that one transaction tells of. */
const BATCH = 200;

/**
 * Tells from 09:00 of the organisation's clock what is due tomorrow, and what is overdue since yesterday or longer; each due date of a
 * task once, for the row says of which date it was told. Gives whether there may be more.
 */
export const tellDue = async (
  tx: Tx,
  { organizationId, timeZone, now }: { readonly organizationId: OrganizationId; readonly timeZone: string; readonly now: Date },
): Promise<boolean> => {
  const { rows } = await sql<Due>`
    with clock as (select (${now}::timestamptz at time zone ${timeZone}) as local),
    due as materialized (
      select t.id, t.due_on <= local::date as late from tasks t, clock
      where t.organization_id = ${organizationId} and t.state <> 'done' and t.deleted_at is null
        and t.overdue_told_for is distinct from t.due_on
        and (local >= t.due_on + 1 + time '09:00'
          or (t.due_on = local::date + 1 and local::time >= time '09:00' and t.due_told_for is distinct from t.due_on))
      order by t.due_on limit ${BATCH} for update of t skip locked
    )
    update tasks t set due_told_for = t.due_on, overdue_told_for = case when due.late then t.due_on else t.overdue_told_for end
    from due where t.organization_id = ${organizationId} and t.id = due.id
    returning t.id, t.title, t.group_id, case when due.late then 'task.overdue' else 'task.due' end as kind,
      array(select a.member_id from task_assignees a where a.organization_id = t.organization_id and a.task_id = t.id) as assignees`.execute(
    tx,
  );
  const contentOf = ({ id, title, kind }: Due) => ({ kind, taskId: id, title });
  await tellMembers(
    tx,
    organizationId,
    rows.flatMap((task) => task.assignees.map((memberId) => ({ memberId, content: contentOf(task) }))),
  );
  await tellGroups(
    tx,
    organizationId,
    rows.flatMap((task) => (task.group_id === null ? [] : [{ groupId: task.group_id, content: contentOf(task), except: task.assignees }])),
  );
  return rows.length === BATCH;
};
