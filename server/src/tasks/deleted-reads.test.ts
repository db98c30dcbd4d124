import { afterAll, beforeAll, expect, it } from 'vitest';
import { DELETED_TASK_DAYS, deleteTask, listDeletedTasks, restoreTask } from '#contract/tasks';
import type { Signed } from '#test/harness.ts';
import { openTasksWorld, type TasksWorld } from '#test/tasks-world.ts';

let world: TasksWorld;
beforeAll(async () => {
  world = await openTasksWorld();
});
afterAll(() => world.app.stop());

const list = async (by: Signed, query: { limit?: number; after?: string } = {}) =>
  by.client.call(listDeletedTasks, { params: world.params, query });
const titles = async (by: Signed) => (await list(by)).items.map(({ title }) => title);
const DAY = 86_400_000;

it('tells administrators of every deleted task and members of those they set, by whom and until when', async () => {
  const { admin, second, member, other } = world;
  const own = await world.create({ title: 'Своя', assignees: [] }, member);
  const given = await world.create({ title: 'Порученная', assignees: [member.memberId] });
  await world.create({ title: 'Остаётся' });
  await second.client.call(deleteTask, { params: world.of(own) });
  world.app.clock.advance(1_000);
  await admin.client.call(deleteTask, { params: world.of(given) });
  const deletedAt = world.app.clock.now();

  const { items } = await list(admin);
  expect(items.map(({ title }) => title)).toEqual(['Порученная', 'Своя']);
  expect(items[0]).toMatchObject({
    id: given.id,
    state: 'todo',
    author: { name: 'Вяземская Ирина' },
    deletedAt: deletedAt.toISOString(),
    deletedBy: { name: 'Вяземская Ирина', active: true },
    keptUntil: new Date(deletedAt.getTime() + DELETED_TASK_DAYS * DAY).toISOString(),
  });
  expect((await list(member)).items).toMatchObject([{ title: 'Своя', deletedBy: { name: 'Абрикосов Пётр' } }]);
  expect(await titles(other)).toEqual([]);
  expect(await world.stranger.client.refusal(listDeletedTasks, { params: world.params, query: {} })).toBe('not_found');
  const foreign = { params: { organizationId: world.strangersOrganizationId }, query: {} };
  expect((await world.stranger.client.call(listDeletedTasks, foreign)).items).toEqual([]);

  await member.client.call(restoreTask, { params: world.of(own) });
  expect([await titles(admin), await titles(member)]).toEqual([['Порученная'], []]);
  // Deleted once more, it is told who did so the last time.
  world.app.clock.advance(1_000);
  await member.client.call(deleteTask, { params: world.of(own) });
  expect((await list(admin)).items[0]).toMatchObject({ title: 'Своя', deletedBy: { name: 'Малинина Ольга' } });
});

it('goes on page by page, and leaves out what is kept no more', async () => {
  const { admin } = world;
  const before = await titles(admin);
  for (const title of ['а', 'б', 'в']) {
    world.app.clock.advance(1_000);
    await admin.client.call(deleteTask, { params: world.of(await world.create({ title })) });
  }
  const seen: string[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const { items, next } = await list(admin, { limit: 2, ...(after === undefined ? {} : { after }) });
    seen.push(...items.map(({ title }) => title));
    after = next;
  }
  expect(seen).toEqual(['в', 'б', 'а', ...before]);
  for (const after of ['x', Buffer.from('["2026-01-01",1]').toString('base64url')])
    expect(await admin.client.refusal(listDeletedTasks, { params: world.params, query: { after } })).toBe('bad_request');
  world.app.clock.advance(DELETED_TASK_DAYS * DAY);
  expect(await titles(admin)).toEqual([]);
});
