import { sql } from 'kysely';
import type { MemberId, OrganizationId, TaskCommentId, TaskId } from '#contract/ids';
import type { RichDoc } from '#contract/rich-text';
import type { TaskPriority, TaskRepeat, TaskState } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { insertTask, type NewTask } from '#server/tasks/public.ts';
import type { Seeded } from './seed-organization.ts';

interface DemoTask {
  readonly title: string;
  readonly text?: string;
  readonly state: TaskState;
  readonly priority?: TaskPriority;
  /** Days from today; none is no due date. */
  readonly dueIn?: number;
  readonly time?: string;
  /** Places in the list of people: 0 head, 1 administrator, 2 the member who can sign in. */
  readonly author?: number;
  readonly for: readonly number[];
  readonly items?: readonly string[];
  /** How many of the items are ticked. */
  readonly ticked?: number;
  readonly repeat?: TaskRepeat;
  readonly comments?: readonly (readonly [number, string])[];
}

const every = (unit: TaskRepeat['every']): TaskRepeat => ({ every: unit, interval: 1, weekdays: [], until: null });

/** From the bottom of the board upwards: each is put on top of its column. */
const TASKS: readonly DemoTask[] = [
  {
    title: 'Обновить список ветеранов предприятия',
    state: 'done',
    dueIn: -9,
    for: [1, 3],
    comments: [[3, 'Список сверен с отделом кадров.']],
  },
  { title: 'Провести вводную встречу с новыми членами профсоюза', state: 'done', dueIn: -4, for: [1] },
  { title: 'Передать заявки на путёвки в санаторий', state: 'done', dueIn: -1, priority: 'high', for: [0, 4] },
  { title: 'Разобрать архив протоколов за прошлые годы', state: 'todo', priority: 'low', for: [5] },
  {
    title: 'Собрать предложения к коллективному договору',
    text: 'По всем цехам. Предложения — одним файлом, с именем цеха в начале.',
    state: 'todo',
    dueIn: 12,
    priority: 'high',
    for: [1, 2, 6],
    items: ['Механический цех', 'Литейный цех', 'Заводоуправление', 'Транспортный отдел'],
  },
  {
    title: 'Подготовить отчёт о расходах за квартал',
    state: 'todo',
    dueIn: 9,
    for: [0],
    author: 0,
    repeat: { ...every('month'), interval: 3 },
  },
  { title: 'Проверить аптечки в цехах', state: 'todo', dueIn: 5, time: '12:00', for: [2, 7], repeat: every('month') },
  {
    title: 'Обновить стенд в проходной',
    text: 'Снять старые объявления, повесить график приёма и новости месяца.',
    state: 'todo',
    dueIn: 1,
    time: '17:00',
    for: [2],
    repeat: every('week'),
  },
  {
    title: 'Заказать подарки детям к празднику',
    state: 'todo',
    dueIn: -2,
    priority: 'urgent',
    for: [1, 2],
    items: ['Уточнить число детей', 'Выбрать поставщика', 'Согласовать смету'],
    ticked: 1,
    comments: [
      [0, 'Сколько детей в этом году?'],
      [1, 'По спискам 214. Уточняю у цехов.'],
    ],
  },
  {
    title: 'Ответить на обращение о нормах спецодежды',
    state: 'doing',
    dueIn: -1,
    priority: 'high',
    for: [1],
    comments: [[0, 'Ответ нужен до совещания.']],
  },
  {
    title: 'Составить график отпусков профкома',
    state: 'doing',
    dueIn: 7,
    for: [0, 1],
    items: ['Собрать пожелания', 'Согласовать с руководством'],
    ticked: 1,
  },
  {
    title: 'Подготовить спортивный праздник',
    text: 'Стадион договорён. Нужны судьи, вода и медпункт.',
    state: 'doing',
    dueIn: 16,
    for: [2, 8, 9],
    items: ['Судьи', 'Вода', 'Медпункт', 'Объявление в ленте'],
    ticked: 2,
  },
  { title: 'Подготовить повестку заседания профкома', state: 'doing', dueIn: 0, time: '18:00', priority: 'urgent', for: [1], author: 0 },
  { title: 'Сдать справку для льготы', text: 'Взять в отделе кадров, копию — в профком.', state: 'todo', dueIn: 3, author: 2, for: [2] },
];

/** Writes the demo's tasks: a board that is worked on, two of them late. */
export const fillTasks = async (tx: Tx, { id: organizationId, people }: Seeded, now: Date): Promise<void> => {
  const memberAt = (index: number): MemberId => {
    const person = people[index];
    if (person === undefined) throw new Error('The demo has too few people for its tasks');
    return person.memberId;
  };
  for (const task of TASKS) {
    const taskId = await insertTask(tx, newTask(organizationId, task, memberAt, now), now);
    const author = memberAt(task.author ?? 1);
    await sql`insert into task_facts (organization_id, task_id, id, at, by_member_id, change)
      values (${organizationId}, ${taskId}, ${newId(now)}, ${now}, ${author}, ${JSON.stringify({ kind: 'created' })}::jsonb)`.execute(tx);
    await sql`update task_items set done_at = ${now}, done_by_member_id = ${author}
      where organization_id = ${organizationId} and task_id = ${taskId} and position <= ${task.ticked ?? 0}`.execute(tx);
    for (const [by, text] of task.comments ?? []) await comment(tx, { organizationId, taskId, by: memberAt(by), text }, now);
  }
};

const newTask = (organizationId: OrganizationId, task: DemoTask, memberAt: (index: number) => MemberId, now: Date): NewTask => ({
  organizationId,
  authorId: memberAt(task.author ?? 1),
  title: task.title,
  description: task.text === undefined ? null : docOf(task.text),
  due: task.dueIn === undefined ? null : { on: dayAfter(now, task.dueIn), time: task.time ?? null },
  priority: ['urgent', 'high', 'normal', 'low'].indexOf(task.priority ?? 'normal'),
  state: task.state,
  assignees: task.for.map(memberAt),
  groupId: null,
  items: task.items ?? [],
  repeat: task.repeat ?? null,
});

const docOf = (text: string): RichDoc => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const dayAfter = (now: Date, days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

const comment = async (
  tx: Tx,
  { organizationId, taskId, by, text }: { organizationId: OrganizationId; taskId: TaskId; by: MemberId; text: string },
  now: Date,
): Promise<void> => {
  await sql`insert into task_comments (organization_id, task_id, id, author_member_id, text, created_at)
    values (${organizationId}, ${taskId}, ${newId<TaskCommentId>(now)}, ${by}, ${text}, ${now})`.execute(tx);
};
