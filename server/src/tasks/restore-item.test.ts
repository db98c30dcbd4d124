import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  addTaskItem,
  changeTaskItem,
  deleteTask,
  listTaskHistory,
  moveTaskItem,
  removeTaskItem,
  restoreTaskItem,
  type Task,
} from '#contract/tasks';
import { openTasksWorld, type TasksWorld } from '#test/tasks-world.ts';
import { sweepTasks } from './jobs.ts';

let world: TasksWorld;
beforeAll(async () => {
  world = await openTasksWorld();
});
afterAll(() => world.app.stop());

const make = (items: string[]) => world.create({ assignees: [world.member.memberId], items });
const at = (task: Task, index: number) => ({ params: { ...world.of(task), itemId: (task.items[index] as Task['items'][number]).id } });
const words = ({ items }: Task) => items.map(({ text }) => text).join('');
const as = () => world.member.client;

it('puts an item back at its place, ticked by whom it was', async () => {
  const task = await make(['а', 'б', 'в', 'г']);
  const ticked = await world.admin.client.call(changeTaskItem, { ...at(task, 1), body: { done: true } });
  expect(words(await as().call(removeTaskItem, at(task, 1)))).toBe('авг');
  const back = await as().call(restoreTaskItem, at(task, 1));
  expect(back.items).toEqual(ticked.items);
  const { items } = await as().call(listTaskHistory, { params: world.of(task), query: {} });
  expect(items.slice(0, 2).map(({ change }) => change)).toEqual([
    { kind: 'itemRestored', text: 'б' },
    { kind: 'itemRemoved', text: 'б' },
  ]);
  expect(await as().refusal(restoreTaskItem, at(task, 1))).toBe('not_found');
});

it('finds the place though others were moved, added and taken out meanwhile', async () => {
  const task = await make(['а', 'б', 'в', 'г', 'д']);
  await as().call(removeTaskItem, at(task, 2));
  await as().call(moveTaskItem, { ...at(task, 4), body: { after: null } });
  expect(words(await as().call(restoreTaskItem, at(task, 2)))).toBe('дабвг');
  // The last two go, another one comes to where they stood; whoever was there first is first.
  const five = await world.get(task);
  await as().call(removeTaskItem, at(five, 4));
  await as().call(removeTaskItem, at(five, 3));
  await as().call(addTaskItem, { params: world.of(task), body: { text: 'е' } });
  await as().call(restoreTaskItem, at(five, 4));
  expect(words(await as().call(restoreTaskItem, at(five, 3)))).toBe('дабвге');
  const six = await world.get(task);
  expect(words(await as().call(moveTaskItem, { ...at(six, 5), body: { after: null } }))).toBe('едабвг');
});

it('many taken out and put back in any order stand as they stood', async () => {
  const task = await make([...'абвгде']);
  for (const index of [5, 0, 3, 4]) await as().call(removeTaskItem, at(task, index));
  for (const index of [4, 5, 0, 3]) await as().call(restoreTaskItem, at(task, index));
  expect(words(await world.get(task))).toBe('абвгде');
});

it('is refused to whoever does not work on it, of a full list, and of a task that is gone', async () => {
  const task = await make(Array.from({ length: 100 }, () => 'п'));
  await as().call(removeTaskItem, at(task, 0));
  for (const who of [world.other, world.stranger]) expect(await who.client.refusal(restoreTaskItem, at(task, 0))).toBe('not_found');
  await as().call(addTaskItem, { params: world.of(task), body: { text: 'ещё' } });
  expect(await as().refusal(restoreTaskItem, at(task, 0))).toBe('task_items_limit');
  await as().call(removeTaskItem, at(task, 1));
  expect((await as().call(restoreTaskItem, at(task, 0))).items).toHaveLength(100);
  await world.admin.client.call(deleteTask, { params: world.of(task) });
  expect(await as().refusal(restoreTaskItem, at(task, 1))).toBe('not_found');
});

it('is kept for a day', async () => {
  const task = await make(['а', 'б']);
  const left = async () => (await sql`select from task_removed_items where task_id = ${task.id}`.execute(world.app.db)).rows.length;
  await as().call(removeTaskItem, at(task, 0));
  world.app.clock.advance(86_400_000 - 1);
  await sweepTasks(world.app.ground);
  expect(await left()).toBe(1);
  world.app.clock.advance(2);
  await sweepTasks(world.app.ground);
  expect(await left()).toBe(0);
  expect(await as().refusal(restoreTaskItem, at(task, 0))).toBe('not_found');
});
