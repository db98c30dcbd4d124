import { sql } from 'kysely';
import type { PersonId } from '#contract/ids';
import type { TaskState } from '#contract/tasks';
import type { OwnDataSection } from '#server/accounts/public.ts';
import { membershipsOf } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';

const STATES: Readonly<Record<TaskState, string>> = { todo: 'К выполнению', doing: 'В работе', done: 'Готово' };

/** Tasks that a person set or has, and what the person wrote about tasks. */
export const taskData = async (db: Db, personId: PersonId): Promise<OwnDataSection[]> => {
  const memberships = await membershipsOf(db, personId);
  const organizations = memberships.map(({ organizationId }) => organizationId);
  const members = memberships.map(({ memberId }) => memberId);
  const own = sql`(select * from unnest(${organizations}::uuid[], ${members}::uuid[]))`;
  const authored = await sql<Record<string, unknown>>`select created_at as "at", title, state from tasks
    where (organization_id, author_member_id) in ${own} and deleted_at is null order by id`.execute(db);
  const assigned = await sql<Record<string, unknown>>`select t.title, t.state, t.due_on as "due" from task_assignees a
    join tasks t on t.organization_id = a.organization_id and t.id = a.task_id
    where (a.organization_id, a.member_id) in ${own} and t.deleted_at is null order by t.id`.execute(db);
  const comments = await sql<Record<string, unknown>>`select c.created_at as "at", t.title, c.text from task_comments c
    join tasks t on t.organization_id = c.organization_id and t.id = c.task_id
    where (c.organization_id, c.author_member_id) in ${own} order by c.id`.execute(db);
  return [
    {
      name: 'tasks',
      title: 'Поставленные вами задачи',
      labels: { at: 'Когда', title: 'Задача', state: 'Состояние' },
      words: { state: STATES },
      records: authored.rows,
    },
    {
      name: 'assignedTasks',
      title: 'Ваши задачи',
      labels: { title: 'Задача', state: 'Состояние', due: 'Срок' },
      words: { state: STATES },
      records: assigned.rows,
    },
    {
      name: 'taskComments',
      title: 'Ваши комментарии к задачам',
      labels: { at: 'Когда', title: 'Задача', text: 'Комментарий' },
      records: comments.rows,
    },
  ];
};
