import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deleteTask, editTask, getTask, listTasks, restoreTask, type Task, type TaskRepeat } from '#contract/tasks';
import { openTasksWorld, type TasksWorld } from '#test/tasks-world.ts';
import { sweepTasks, tickTasks } from './jobs.ts';

let world: TasksWorld;
beforeAll(async () => {
  world = await openTasksWorld();
});
afterAll(() => world.app.stop());
beforeEach(async () => {
  await sql`delete from tasks`.execute(world.app.db);
  await sql`delete from personal_notifications`.execute(world.app.db);
  await sql`delete from notification_broadcasts`.execute(world.app.db);
  await sql`update organizations set time_zone = 'Europe/Moscow'`.execute(world.app.db);
  setTo('2026-03-11T09:00:00Z');
});

const setTo = (instant: string) => world.app.clock.set(new Date(instant));
const tick = () => tickTasks(world.app.ground);
const tickAt = async (instant: string) => {
  setTo(instant);
  await tick();
};
const on = (date: string, time: string | null = null) => ({ due: { on: date, time }, assignees: [world.member.memberId] });
const kinds = async (who = world.member) => (await world.told(who)).map(({ kind }) => kind).filter((kind) => kind !== 'task.assigned');

describe('what is due', () => {
  it('is told the day before from nine, and once when it is overdue, the morning after', async () => {
    await world.create(on('2026-03-14'));
    await tickAt('2026-03-13T05:59:00Z');
    expect(await kinds()).toEqual([]);
    await tickAt('2026-03-13T06:00:00Z');
    await tick();
    expect(await kinds()).toEqual(['task.due']);
    await tickAt('2026-03-14T20:59:00Z');
    await tickAt('2026-03-15T05:45:00Z');
    expect(await kinds()).toEqual(['task.due']);
    await tickAt('2026-03-15T06:00:00Z');
    await tickAt('2026-03-16T06:00:00Z');
    expect(await kinds()).toEqual(['task.overdue', 'task.due']);
  });

  it('is told once, however many workers look', async () => {
    for (let index = 0; index < 5; index += 1) await world.create(on('2026-03-14'));
    setTo('2026-03-13T07:00:00Z');
    await Promise.all([tick(), tick(), tick(), tick()]);
    expect(await kinds()).toEqual(Array(5).fill('task.due'));
  });

  it('is told by a worker that was down as long as it is true', async () => {
    await world.create(on('2026-03-14'));
    await tickAt('2026-03-13T20:00:00Z');
    expect(await kinds()).toEqual(['task.due']);
    await world.create(on('2026-03-17'));
    await tickAt('2026-03-20T12:00:00Z');
    expect((await kinds()).sort()).toEqual(['task.due', 'task.overdue', 'task.overdue']);
  });

  it('is not told of what is done, deleted, or was late already when it was set', async () => {
    const done = await world.create(on('2026-03-14'));
    await world.move(done, 'done', {}, world.member);
    const deleted = await world.create(on('2026-03-14'));
    await world.admin.client.call(deleteTask, { params: world.of(deleted) });
    await world.create(on('2026-03-01'));
    await world.create(on('2026-03-12'));
    await tick();
    await tickAt('2026-03-11T12:00:00Z');
    expect(await kinds()).toEqual([]);
    await tickAt('2026-03-13T06:00:00Z');
    expect(await kinds()).toEqual(['task.overdue']);
  });

  it('is told anew of another date, by the clock of the organisation, and to a group at once', async () => {
    const task = await world.create({ ...on('2026-03-14', '10:00'), group: world.group.id });
    await tickAt('2026-03-13T06:00:00Z');
    const body = {
      ...task,
      description: null,
      group: world.group.id,
      assignees: [world.member.memberId],
      due: { on: '2026-03-16', time: null },
    };
    await world.admin.client.call(editTask, { params: world.of(task), body });
    await sql`update organizations set time_zone = 'Asia/Vladivostok' where id = ${world.organizationId}`.execute(world.app.db);
    // 09:00 of the 15th there.
    await tickAt('2026-03-14T22:59:00Z');
    expect(await kinds()).toEqual(['task.changed', 'task.due']);
    await tickAt('2026-03-14T23:00:00Z');
    expect(await kinds()).toEqual(['task.due', 'task.changed', 'task.due']);
  });

  it('is told to the members of the group and once to whoever is named, not to administrators outside of it', async () => {
    const { admin, second, member, other, group } = world;
    await world.create({ ...on('2026-03-14'), group: group.id, assignees: [other.memberId, member.memberId] });
    await world.create({ ...on('2026-03-14'), group: group.id, assignees: [] });
    await tickAt('2026-03-13T06:00:00Z');
    await tickAt('2026-03-15T06:00:00Z');
    expect(await kinds(member)).toEqual(['task.overdue', 'task.overdue', 'task.due', 'task.due']);
    expect(await kinds(other)).toEqual(['task.overdue', 'task.due']);
    for (const outside of [admin, second]) expect(await kinds(outside)).toEqual([]);
  });

  it('stands where the clocks are changed', async () => {
    await sql`update organizations set time_zone = 'Europe/Berlin' where id = ${world.organizationId}`.execute(world.app.db);
    // Clocks go from 02:00 to 03:00 on 29 March: that day ends at 22:00 UTC, the one before at 23:00.
    const before = await world.create(on('2026-03-28'));
    const after = await world.create(on('2026-03-29'));
    const gap = await world.create(on('2026-03-29', '02:30'));
    expect([before.overdueAt, after.overdueAt, gap.overdueAt]).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
      '2026-03-29T01:30:00.000Z',
    ]);
    await tickAt('2026-03-28T07:59:00Z');
    expect(await kinds()).toEqual([]);
    await tickAt('2026-03-28T08:00:00Z');
    expect(await kinds()).toEqual(['task.due', 'task.due']);
    await tickAt('2026-03-29T07:00:00Z');
    expect(await kinds()).toEqual(['task.overdue', 'task.due', 'task.due']);
  });
});

describe('a repeated task', () => {
  const every = (unit: TaskRepeat['every'], until: string | null = null): TaskRepeat => ({ every: unit, interval: 1, weekdays: [], until });
  const all = async () => {
    const { items } = await world.admin.client.call(listTasks, { params: world.params, query: { view: 'all' } });
    return items.map(({ due, state, repeats }) => [due?.on, state, repeats]);
  };

  it('is followed by the next once it is done, by one however often', async () => {
    const task = await world.create({ ...on('2026-03-12', '18:00'), repeat: every('week'), items: ['Пункт'] });
    await Promise.all([world.move(task, 'done'), world.move(task, 'done', {}, world.member), world.move(task, 'done', {}, world.second)]);
    await world.move(task, 'todo');
    await world.move(task, 'done');
    expect(await all()).toEqual([
      ['2026-03-12', 'done', false],
      ['2026-03-19', 'todo', true],
    ]);
    const { items } = await world.admin.client.call(listTasks, { params: world.params, query: { view: 'all', state: 'todo' } });
    expect(items[0]).toMatchObject({
      due: { time: '18:00' },
      checklist: { done: 0, total: 1 },
      assignees: [{ id: world.member.memberId }],
    });
  });

  it('is followed on the next day of the rule at the latest, by one after days without a worker', async () => {
    await world.create({ ...on('2026-03-12'), repeat: every('day') });
    await tickAt('2026-03-12T20:59:00Z');
    expect(await all()).toEqual([['2026-03-12', 'todo', true]]);
    setTo('2026-03-12T21:00:00Z');
    await Promise.all([tick(), tick(), tick()]);
    expect(await all()).toEqual([
      ['2026-03-12', 'todo', false],
      ['2026-03-13', 'todo', true],
    ]);
    await tickAt('2026-03-20T12:00:00Z');
    await tick();
    expect((await all()).map(([due]) => due)).toEqual(['2026-03-12', '2026-03-13', '2026-03-20']);
  });

  const bodyOf = ({ title, priority, due, version }: Task) => ({
    ...{ title, priority, due, version, description: null, group: null },
    assignees: [world.member.memberId],
    repeat: every('week'),
  });

  it('that was followed and is given a rule anew is followed again, after all that the series has made, by that rule alone', async () => {
    const task = await world.create({ ...on('2026-03-12'), repeat: every('week') });
    await tickAt('2026-03-19T12:00:00Z');
    await world.move(task, 'done');
    const follower = (await world.admin.client.call(listTasks, { params: world.params, query: { view: 'all', state: 'todo' } })).items[0];
    const edited = await world.admin.client.call(editTask, { params: world.of(task), body: bodyOf(await world.get(task)) });
    expect(await all()).toEqual([
      ['2026-03-12', 'done', true],
      ['2026-03-19', 'todo', false],
    ]);
    expect(await world.admin.client.call(getTask, { params: { ...world.params, taskId: follower?.id as never } })).toMatchObject({
      repeat: null,
    });
    // Another edit of it changes nothing of that.
    await world.admin.client.call(editTask, { params: world.of(task), body: { ...bodyOf(edited), priority: 'low' } });
    await tickAt('2026-03-24T12:00:00Z');
    await tickAt('2026-03-26T12:00:00Z');
    await tickAt('2026-04-02T12:00:00Z');
    const dates = (await all()).map(([due]) => due);
    expect(dates).toEqual(['2026-03-12', '2026-03-19', '2026-03-26', '2026-04-02']);
  });

  it('has one rule, whichever of its tasks is given it', async () => {
    const first = await world.create({ ...on('2026-03-12'), repeat: every('week') });
    for (const day of ['2026-03-19', '2026-03-26']) await tickAt(`${day}T12:00:00Z`);
    const { items } = await world.admin.client.call(listTasks, { params: world.params, query: { view: 'all', state: 'todo' } });
    const last = items.find(({ due }) => due?.on === '2026-03-26') as Task;
    const give = async (task: Task) =>
      world.admin.client.call(editTask, { params: world.of(task), body: { ...bodyOf(await world.get(task)), due: task.due } });
    await give(first);
    await give(last);
    await give(first);
    await give(last);
    expect((await world.get(first)).repeat).toBeNull();
    for (const day of ['2026-04-02', '2026-04-09']) await tickAt(`${day}T12:00:00Z`);
    expect((await all()).map(([due]) => due)).toEqual(['2026-03-12', '2026-03-19', '2026-03-26', '2026-04-02', '2026-04-09']);
  });

  it('that was followed and is given a rule anew while a colleague moves its follower makes one task a date', async () => {
    const task = await world.create({ ...on('2026-03-12'), repeat: every('week') });
    await tickAt('2026-03-19T12:00:00Z');
    const [follower] = (await world.admin.client.call(listTasks, { params: world.params, query: { view: 'all', state: 'todo' } })).items;
    const body = bodyOf(await world.get(task));
    await Promise.all([world.admin.client.send(editTask, { params: world.of(task), body }), world.move(follower as Task, 'done'), tick()]);
    for (const day of ['2026-03-26', '2026-04-02', '2026-04-09']) await tickAt(`${day}T12:00:00Z`);
    const dates = (await all()).map(([due]) => due);
    expect(new Set(dates).size).toBe(dates.length);
  });

  it('whose rule has passed on is not given it back by a form opened before', async () => {
    const task = await world.create({ ...on('2026-03-12'), repeat: every('week') });
    await tickAt('2026-03-19T12:00:00Z');
    expect(await world.admin.client.refusal(editTask, { params: world.of(task), body: bodyOf(task) })).toBe('conflict');
  });

  it('that cannot be followed does not stop the others', async () => {
    const broken = await world.create({ ...on('2026-03-12'), repeat: every('week') });
    await world.create({ ...on('2026-03-13'), repeat: every('week') });
    const follower = await world.create();
    await sql`update tasks set repeat_of = ${broken.id} where id = ${follower.id}`.execute(world.app.db);
    await sql`update tasks set next_on = '2026-03-12' where id = ${broken.id}`.execute(world.app.db);
    await tickAt('2026-03-20T12:00:00Z');
    expect((await all()).map(([due]) => due)).toEqual(['2026-03-12', '2026-03-13', '2026-03-20', undefined]);
  });

  it('ends with its rule, and waits while it is deleted', async () => {
    const task = await world.create({ ...on('2026-03-12'), repeat: every('day', '2026-03-13') });
    await world.admin.client.call(deleteTask, { params: world.of(task) });
    await tickAt('2026-03-13T12:00:00Z');
    expect(await all()).toEqual([]);
    await world.admin.client.call(restoreTask, { params: world.of(task) });
    await tick();
    await tickAt('2026-03-20T12:00:00Z');
    expect((await all()).map(([due]) => due)).toEqual(['2026-03-12', '2026-03-13']);
  });
});

it('what was deleted a month ago is removed, with its files', async () => {
  const task = await world.create({ attachments: [await world.upload(world.admin)], items: ['Пункт'] });
  const kept = await world.create();
  await world.admin.client.call(deleteTask, { params: world.of(task) });
  setTo('2026-04-10T08:59:00Z');
  await sweepTasks(world.app.ground);
  expect((await sql`select from tasks`.execute(world.app.db)).rows).toHaveLength(2);
  setTo('2026-04-10T09:01:00Z');
  await Promise.all([sweepTasks(world.app.ground), sweepTasks(world.app.ground)]);
  const { rows } = await sql<{ id: string }>`select id from tasks`.execute(world.app.db);
  expect(rows).toEqual([{ id: kept.id }]);
  expect((await sql`select from files where purpose = 'task'`.execute(world.app.db)).rows).toHaveLength(0);
  expect((await sql`select from task_items`.execute(world.app.db)).rows).toHaveLength(0);
});
