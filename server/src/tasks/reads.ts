import { type RawBuilder, sql } from 'kysely';
import type { CappedCount } from '#contract/page';
import type { Parsed, Result } from '#contract/route';
import type { TaskState } from '#contract/tasks';
import {
  type readBoard as boardEndpoint,
  type listTasks as listEndpoint,
  type nearestTasks as nearestEndpoint,
  TASKS_CAP,
} from '#contract/tasks';
import type { Db } from '#server/platform/database/database.ts';
import { beyond, decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { parseQuery } from '#server/platform/search/parse-query.ts';
import { type CardRow, cardRows, type Look, lookAt, presentCards } from './card-reads.ts';
import { listCanOf, priorityRank } from './policy.ts';

type ListQuery = Parsed<typeof listEndpoint>['query'];
type Filter = Pick<ListQuery, 'overdue' | 'priority' | 'assignee' | 'group' | 'search'>;

/** «Задачи» as a list, or one more page of a column of the board. */
export const listTasks = async (
  db: Db,
  scope: MemberScope,
  { query }: Parsed<typeof listEndpoint>,
): Promise<Result<typeof listEndpoint>> => {
  const look = through(await lookAt(db, scope), query.view);
  const where = allOf([...(await conditionsOf(look, query)), ...(query.state === undefined ? [] : [STATES[query.state]])]);
  return { ...(await pageOf(look, where, query)), can: listCanOf(scope) };
};

/** «Задачи» as a board: the first page of each column, and how many cards it has. */
export const readBoard = async (
  db: Db,
  scope: MemberScope,
  { query }: Parsed<typeof boardEndpoint>,
): Promise<Result<typeof boardEndpoint>> => {
  const look = through(await lookAt(db, scope), query.view);
  const conditions = await conditionsOf(look, query);
  const column = async (state: TaskState) => {
    const where = allOf([...conditions, STATES[state]]);
    const [page, count] = await Promise.all([pageOf(look, where, { sort: 'board', limit: query.limit }), countOf(look, where)]);
    return { ...page, count };
  };
  const [todo, doing, done] = await Promise.all([column('todo'), column('doing'), column('done')]);
  return { columns: { todo, doing, done }, can: listCanOf(scope) };
};

/** Own open tasks, the nearest due date first, with how many there are and how many of them are overdue. */
export const nearestTasks = async (
  db: Db,
  scope: MemberScope,
  { query }: Parsed<typeof nearestEndpoint>,
): Promise<Result<typeof nearestEndpoint>> => {
  const look = through(await lookAt(db, scope), 'mine');
  const open = STATES.open;
  const [{ items }, opened, overdue] = await Promise.all([
    pageOf(look, open, { sort: 'due', limit: query.limit }),
    countOf(look, open),
    countOf(look, allOf([open, isOverdue(look)])),
  ]);
  return { items, open: opened, overdue };
};

const STATES: Readonly<Record<TaskState | 'open', RawBuilder<boolean>>> = {
  todo: sql<boolean>`t.state = 'todo'`,
  doing: sql<boolean>`t.state = 'doing'`,
  done: sql<boolean>`t.state = 'done'`,
  open: sql<boolean>`t.state <> 'done'`,
};
const allOf = (conditions: readonly RawBuilder<boolean>[]) => sql<boolean>`(${sql.join([sql`true`, ...conditions], sql` and `)})`;

/** By the organisation's own clock, whatever zone it has now. */
const isOverdue = ({ scope, zone }: Look) =>
  sql<boolean>`(t.state <> 'done' and t.due_local <= (${scope.now}::timestamptz at time zone ${zone}))`;

/** Looks at «Мои» or «Поставленные мной» alone; whose they are sees them, so nothing more is asked. */
const through = (look: Look, view: ListQuery['view']): Look => {
  const { eyes } = look;
  return view === 'all' ? look : { ...look, eyes: { ...eyes, sees: view === 'mine' ? eyes.mine : eyes.authored } };
};

const conditionsOf = async (look: Look, filter: Filter): Promise<RawBuilder<boolean>[]> => {
  const { scope, db } = look;
  const query = filter.search === undefined || filter.search === '' ? undefined : await parseQuery(db, filter.search);
  const parts: (RawBuilder<boolean> | false)[] = [
    filter.overdue !== undefined && isOverdue(look),
    filter.priority !== undefined && sql<boolean>`t.priority = ${priorityRank(filter.priority)}`,
    filter.group !== undefined && sql<boolean>`t.group_id = ${filter.group}`,
    filter.assignee !== undefined &&
      sql<boolean>`t.id in (select task_id from task_assignees where organization_id = ${scope.organizationId} and member_id = ${filter.assignee})`,
    query === null && sql<boolean>`false`,
    query !== null && query !== undefined && sql<boolean>`t.vector @@ ${query.tsquery}::tsquery`,
  ];
  return parts.filter((part) => part !== false);
};

type Kind = keyof typeof SHAPES;
interface Order {
  readonly columns: readonly [Kind, RawBuilder<unknown>, (row: CardRow) => string | number][];
  readonly direction: 'asc' | 'desc';
}
const ID: Order['columns'][number] = ['id', sql`t.id`, (row) => row.id];
const DUE: Order['columns'][number] = ['local', sql`t.due_local`, (row) => row.due_key];
const ORDERS: Readonly<Record<ListQuery['sort'], Order>> = {
  due: { columns: [DUE, ID], direction: 'asc' },
  priority: { columns: [['number', sql`t.priority`, (row) => row.priority], DUE, ID], direction: 'asc' },
  created: { columns: [ID], direction: 'desc' },
  board: { columns: [['word', sql`t.state`, (row) => row.state], ['word', sql`t.rank`, (row) => row.rank], ID], direction: 'asc' },
};

const pageOf = async (
  look: Look,
  where: RawBuilder<boolean>,
  { sort, after, limit }: { sort: ListQuery['sort']; after?: string | undefined; limit: number },
) => {
  const { columns, direction } = ORDERS[sort];
  const from =
    after === undefined
      ? sql``
      : sql`and ${beyond(
          columns.map(([, column]) => column),
          direction,
          cursorOf(
            after,
            columns.map(([kind]) => kind),
          ),
        )}`;
  const order = sql.join(columns.map(([, column]) => sql`${column} ${sql.raw(direction)}`));
  const rows = await cardRows(look, sql`${where} ${from} order by ${order} limit ${limit + 1}`);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(columns.map(([, , keyOf]) => keyOf(last))) : undefined;
  return { items: await presentCards(look, shown), ...(next === undefined ? {} : { next }) };
};

const countOf = async ({ db, scope, eyes }: Look, where: RawBuilder<boolean>): Promise<CappedCount> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select from tasks t where t.organization_id = ${scope.organizationId} and t.deleted_at is null and ${eyes.sees} and ${where}
    limit ${TASKS_CAP + 1}) as counted`.execute(db);
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, TASKS_CAP), capped: count > TASKS_CAP };
};

const LOCAL = /^[12]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const SHAPES = {
  id: (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value),
  word: (value: unknown) => typeof value === 'string' && /^[0-9A-Za-z]{1,100}$/.test(value),
  number: (value: unknown) => Number.isInteger(value) && Math.abs(Number(value)) < 100,
  local: (value: unknown) =>
    value === 'infinity' ||
    (typeof value === 'string' && LOCAL.test(value) && new Date(`${value}Z`).toJSON()?.slice(0, 19) === value.replace(' ', 'T')),
};

/** The values of a cursor, each of the kind its column takes: what PostgreSQL could not cast would be our fault, not the client's. */
const cursorOf = (cursor: string, kinds: readonly Kind[]) => {
  const values = decodeCursor(cursor, kinds.length);
  if (!kinds.every((kind, index) => SHAPES[kind](values[index]))) throw new Refusal('bad_request');
  return values;
};
