import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TaskId } from '#contract/ids';
import { listTaskHistory, listTasks, moveTask, readBoard, type Task, type TaskState } from '#contract/tasks';
import { openTasksWorld, type TasksWorld } from '#test/tasks-world.ts';

let world: TasksWorld;
beforeAll(async () => {
  world = await openTasksWorld();
});
afterAll(() => world.app.stop());

const clear = () => sql`delete from tasks`.execute(world.app.db);
const column = async (state: TaskState): Promise<string[]> => {
  const { columns } = await world.admin.client.call(readBoard, { params: world.params, query: { view: 'all' } });
  return columns[state].items.map(({ title }) => title);
};
const make = async (...titles: string[]): Promise<Task[]> => {
  const made: Task[] = [];
  // The last one made stands on top.
  for (const title of [...titles].reverse()) made.unshift(await world.create({ title }));
  return made;
};
const [A, B, C, D] = ['А', 'Б', 'В', 'Г'] as const;

describe('the board', () => {
  beforeEach(clear);

  it('puts a card where it was put, beside what the person saw', async () => {
    const [a, b, c] = (await make(A, B, C)) as [Task, Task, Task];
    expect(await column('todo')).toEqual([A, B, C]);
    await world.move(c, 'todo', { after: a.id });
    expect(await column('todo')).toEqual([A, C, B]);
    await world.move(b, 'todo', { before: a.id });
    expect(await column('todo')).toEqual([B, A, C]);
    await world.move(b, 'doing');
    await world.move(a, 'doing', { after: b.id });
    expect(await column('doing')).toEqual([B, A]);
    // The neighbour has left the column since: the other one counts, or else the top.
    await world.move(b, 'todo');
    await world.move(c, 'doing', { after: b.id, before: a.id });
    expect(await column('doing')).toEqual([C, A]);
    const unknown = { state: 'done' as const, after: 'f0000000-0000-7000-8000-000000000000' as TaskId };
    expect(await world.admin.client.refusal(moveTask, { params: world.of(a), body: unknown })).toBe('conflict');
    await world.move(a, 'done', { after: c.id });
    expect(await column('done')).toEqual([A]);
    await world.move(a, 'done', { after: a.id, before: a.id });
    expect(await column('done')).toEqual([A]);
  });

  it('keeps one order when everybody moves one card at once, and it is the one that each is then shown', async () => {
    const [a, b, c, d] = (await make(A, B, C, D)) as [Task, Task, Task, Task];
    const moves = [
      [{ after: b.id }, 'todo'],
      [{ before: c.id }, 'doing'],
      [{ after: d.id }, 'todo'],
      [{}, 'done'],
    ] as const;
    const by = [world.admin, world.second];
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const [place, state] = moves[index % moves.length] ?? moves[0];
        return world.move(a, state, place, by[index % 2]);
      }),
    );
    const { rows } = await sql<{
      live: number;
      ranks: number;
    }>`select count(*)::int as live, count(distinct (state, rank))::int as ranks from tasks`.execute(world.app.db);
    expect(rows[0]).toEqual({ live: 4, ranks: 4 });
    const boards = await Promise.all(by.map(({ client }) => client.call(readBoard, { params: world.params, query: { view: 'all' } })));
    const orders = boards.map(({ columns }) => Object.values(columns).map(({ items }) => items.map(({ id }) => id)));
    expect(orders[0]).toEqual(orders[1]);
    expect(orders[0]?.flat().filter((id) => id === a.id)).toHaveLength(1);
  });

  it('keeps an order of all when many cards go to one place at once', async () => {
    const cards = await make(...Array.from({ length: 12 }, (_, index) => `К${index}`));
    const [first, ...rest] = cards as [Task, ...Task[]];
    await Promise.all(rest.map((card) => world.move(card, 'todo', { after: first.id })));
    const { rows } = await sql<{ rank: string }>`select rank from tasks`.execute(world.app.db);
    expect(new Set(rows.map(({ rank }) => rank)).size).toBe(12);
    expect((await column('todo'))[0]).toBe('К0');
  });

  it('spreads a column whose places have become long, in the same order', async () => {
    const [a, b, c] = (await make(A, B, C)) as [Task, Task, Task];
    // As if the gap below the first had been halved for a long time.
    await sql`update tasks set rank = case id when ${a.id} then 'V' when ${b.id} then 'V' || repeat('0', 45) || '1' else 'W' end`.execute(
      world.app.db,
    );
    await world.move(c, 'todo', { after: a.id });
    expect(await column('todo')).toEqual([A, C, B]);
    const { rows } = await sql<{ length: number }>`select max(length(rank))::int as length from tasks`.execute(world.app.db);
    expect(rows[0]?.length).toBeLessThanOrEqual(9);
    await sql`update tasks set rank = '00000001' where id = ${a.id}`.execute(world.app.db);
    await world.create({ title: D });
    expect(await column('todo')).toEqual([D, A, C, B]);
  });

  it('spreads a column of thousands, piece by piece', async () => {
    const [a, b, c] = (await make(A, B, C)) as [Task, Task, Task];
    await sql`insert into tasks (organization_id, id, author_member_id, title, priority, state, rank, created_at)
      select organization_id, gen_random_uuid(), author_member_id, 'К' || n, 2, 'todo', 'X' || lpad(n::text, 5, '0') || repeat('0', 40) || '1', created_at
      from tasks, generate_series(1, 2500) n where id = ${a.id}`.execute(world.app.db);
    await sql`update tasks set rank = case id when ${a.id} then 'V' else 'V' || repeat('0', 45) || '1' end where id in (${a.id}, ${b.id})`.execute(
      world.app.db,
    );
    await world.move(c, 'todo', { after: a.id });
    const { rows } = await sql<{ title: string; rank: string }>`select title, rank from tasks order by rank`.execute(world.app.db);
    expect(rows.map(({ title }) => title)).toEqual([A, C, B, ...Array.from({ length: 2_500 }, (_, index) => `К${index + 1}`)]);
    expect(Math.max(...rows.map(({ rank }) => rank.length))).toBeLessThanOrEqual(9);
  });

  it('pages its columns, with their counts', async () => {
    const titles = Array.from({ length: 7 }, (_, index) => `Карточка ${index}`);
    await make(...titles);
    const { columns, can } = await world.admin.client.call(readBoard, { params: world.params, query: { view: 'all', limit: 3 } });
    expect(can).toEqual({ create: true, assign: true });
    expect(columns.todo).toMatchObject({ count: { value: 7, capped: false } });
    expect(columns.done).toMatchObject({ items: [], count: { value: 0 } });
    const seen = columns.todo.items.map(({ title }) => title);
    for (let after = columns.todo.next; after !== undefined; ) {
      const query = { view: 'all' as const, state: 'todo' as const, sort: 'board' as const, limit: 3, after };
      const page = await world.admin.client.call(listTasks, { params: world.params, query });
      seen.push(...page.items.map(({ title }) => title));
      after = page.next;
    }
    expect(seen).toEqual(titles);
  });
});

describe('a move', () => {
  it('is of whoever works on the task, is written down and told', async () => {
    const { admin, member, other } = world;
    const task = await world.create({ title: 'В работу', assignees: [member.memberId] });
    const hears = await member.client.listen();
    expect(await other.client.refusal(moveTask, { params: world.of(task), body: { state: 'done' } })).toBe('not_found');
    expect(await world.stranger.client.refusal(moveTask, { params: world.of(task), body: { state: 'done' } })).toBe('not_found');
    expect(await world.move(task, 'done', {}, member)).toMatchObject({ state: 'done', doneAt: world.app.clock.now().toISOString() });
    expect(await hears.next('tasks.changed')).toMatchObject({ taskId: task.id, change: 'moved' });
    hears.close();
    expect((await world.told(admin))[0]).toEqual({ kind: 'task.changed', taskId: task.id, title: 'В работу', field: 'state' });
    expect((await world.told(member))[0]).toMatchObject({ kind: 'task.assigned' });
    expect(await world.move(task, 'todo')).toMatchObject({ doneAt: null });
    const { items } = await admin.client.call(listTaskHistory, { params: world.of(task), query: {} });
    expect(items[0]?.change).toEqual({ kind: 'state', from: 'done', to: 'todo' });
  });

  it('tells administrators and the involved, nobody else; of a group task everybody, by ids', async () => {
    const { admin, other } = world;
    const [hears, deaf] = await Promise.all([admin.client.listen(), other.client.listen()]);
    const task = await world.create({ assignees: [world.member.memberId] });
    expect(await hears.next('tasks.changed')).toMatchObject({ taskId: task.id });
    const ofGroup = await world.create({ group: world.group.id });
    const heard = await deaf.next('tasks.changed');
    expect(heard).toEqual({ type: 'tasks.changed', organizationId: world.organizationId, taskId: ofGroup.id, change: 'created' });
    expect(deaf.events.some((event) => event.type === 'tasks.changed' && event.taskId === task.id)).toBe(false);
    hears.close();
    deaf.close();
  });
});
