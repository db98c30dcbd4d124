import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGroup } from '#contract/groups';
import type { TaskId } from '#contract/ids';
import { countUnread, listNotifications } from '#contract/notifications';
import {
  addTaskComment,
  createTask,
  deleteTask,
  editTask,
  getTask,
  listTaskHistory,
  MAX_OWN_TASKS_A_DAY,
  restoreTask,
} from '#contract/tasks';
import { openTasksWorld, type TasksWorld } from '#test/tasks-world.ts';

let world: TasksWorld;
beforeAll(async () => {
  world = await openTasksWorld();
});
afterAll(() => world.app.stop());

const doc = (text: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
});
const due = (on: string, time: string | null = null) => ({ on, time });

describe('a new task', () => {
  it('is whole, told to its assignees, and seen by them and administrators alone', async () => {
    const { admin, member, other, second } = world;
    const file = await world.upload(admin);
    const hears = await member.client.listen();
    const task = await world.create({
      title: 'Собрать подписи',
      description: doc('По цехам'),
      due: due('2026-03-20', '18:00'),
      priority: 'urgent',
      assignees: [member.memberId, second.memberId],
      items: ['Первый цех', 'Второй цех'],
      attachments: [file],
    });
    expect(task).toMatchObject({
      title: 'Собрать подписи',
      state: 'todo',
      priority: 'urgent',
      due: { on: '2026-03-20', time: '18:00' },
      overdueAt: '2026-03-20T15:00:00.000Z',
      overdue: false,
      author: { name: 'Вяземская Ирина', active: true },
      assignees: [{ name: 'Абрикосов Пётр' }, { name: 'Малинина Ольга' }],
      mine: false,
      checklist: { done: 0, total: 2 },
      items: [{ text: 'Первый цех', done: false, doneBy: null }, { text: 'Второй цех' }],
      attachments: [{ id: file, canRemove: true }],
      can: { edit: true, delete: true, work: true, comment: true },
    });
    expect(await hears.next('tasks.changed')).toMatchObject({ taskId: task.id, change: 'created' });
    hears.close();
    expect(await world.get(task, member)).toMatchObject({ mine: true, can: { edit: false, delete: false, work: true, comment: true } });
    expect(await world.told(member)).toEqual([{ kind: 'task.assigned', taskId: task.id, title: 'Собрать подписи' }]);
    expect(await world.told(admin)).toEqual([]);
    expect(await other.client.refusal(getTask, { params: world.of(task) })).toBe('not_found');
    expect(await world.stranger.client.refusal(getTask, { params: world.of(task) })).toBe('not_found');
    const elsewhere = { organizationId: world.strangersOrganizationId, taskId: task.id };
    expect(await world.stranger.client.refusal(getTask, { params: elsewhere })).toBe('not_found');
  });

  it('of a group is seen and worked on by whoever is in the group now', async () => {
    const task = await world.create({ title: 'Всем советом', group: world.group.id });
    expect(await world.get(task, world.member)).toMatchObject({ mine: true, group: { name: 'Совет' }, can: { work: true, edit: false } });
    expect((await world.move(task, 'doing', {}, world.member)).state).toBe('doing');
    expect(await world.told(world.member)).toContainEqual({ kind: 'task.assigned', taskId: task.id, title: 'Всем советом' });
    expect(await world.told(world.other)).toEqual([]);
    await world.setInGroup(false);
    expect(await world.member.client.refusal(getTask, { params: world.of(task) })).toBe('not_found');
    await world.setInGroup(true);
  });

  it('of a group is told to its members alone, once to whoever is named, and not to its author', async () => {
    const { app, admin, second, member, other, params } = world;
    const head = await world.join('head');
    app.clock.advance(1_000);
    const inside = { target: { ids: [admin, second, member].map(({ memberId }) => memberId) } };
    const group = await admin.client.call(createGroup, { params, body: { name: 'Комиссия', of: inside } });
    const everybody = [head, admin, second, member, other];
    const toldOf = async ({ id }: { id: TaskId }) =>
      Promise.all(everybody.map(async (who) => (await world.told(who)).filter((told) => 'taskId' in told && told.taskId === id).length));

    expect(await toldOf(await world.create({ group: world.group.id }))).toEqual([0, 0, 0, 1, 0]);
    expect(await toldOf(await world.create({ group: group.id }))).toEqual([0, 0, 1, 1, 0]);
    const named = [member.memberId, other.memberId];
    const task = await world.create({ group: group.id, assignees: named });
    expect(await toldOf(task)).toEqual([0, 0, 1, 1, 1]);
    const { items } = await second.client.call(listNotifications, { query: { limit: 200 } });
    expect(await second.client.call(countUnread, {})).toEqual({ count: items.length });

    // Whoever is named already is not told when the group is added, whoever adds it neither.
    const later = await world.create({ assignees: [member.memberId] });
    const { title, priority, repeat, version } = later;
    const body = { title, description: null, due: null, priority, repeat, version, group: group.id, assignees: named };
    await second.client.call(editTask, { params: world.of(later), body });
    expect(await toldOf(later)).toEqual([0, 1, 0, 1, 1]);
  });

  it('of a member is their own, and of nobody else', async () => {
    const { member, other } = world;
    const own = await world.create({ title: 'Взять справку' }, member);
    expect(own).toMatchObject({ assignees: [{ id: member.memberId }], can: { edit: true, delete: true } });
    const send = (body: object) => member.client.send(createTask, { params: world.params, body: { title: 'Чужая', ...body } });
    expect((await send({ assignees: [other.memberId] })).problem).toMatchObject({ code: 'invalid', fields: { assignees: 'assign_self' } });
    expect((await send({ group: world.group.id })).problem.fields).toEqual({ group: 'assign_self' });
    expect(await other.client.refusal(getTask, { params: world.of(own) })).toBe('not_found');
    // Administrators see it all the same.
    expect(await world.get(own)).toMatchObject({ title: 'Взять справку' });
  });

  it('is refused with people, groups and files that are not there, and a repeat of no date', async () => {
    const send = async (body: object) =>
      (await world.admin.client.send(createTask, { params: world.params, body: { title: 'Нет', ...body } })).problem;
    expect(await send({ assignees: [world.stranger.memberId] })).toMatchObject({ fields: { assignees: 'assignee_missing' } });
    expect(await send({ group: world.stranger.memberId })).toMatchObject({ fields: { group: 'group_missing' } });
    expect(await send({ attachments: [await world.upload(world.member)] })).toMatchObject({ code: 'file_missing' });
    const repeat = { every: 'day', interval: 1, weekdays: [], until: null };
    expect(await send({ repeat })).toMatchObject({ fields: { repeat: 'due_missing' } });
    const { rows } = await sql`select from tasks where title = 'Нет'`.execute(world.app.db);
    expect(rows).toHaveLength(0);
  });

  it('of a member is the last of a hundred in a day, sent at once too', async () => {
    const { app, other } = world;
    await world.create({ title: 'Сто' }, other);
    await sql`insert into tasks (organization_id, id, author_member_id, title, priority, state, rank, created_at)
      select organization_id, gen_random_uuid(), author_member_id, title, 2, 'todo', 'zz' || n, created_at
      from tasks, generate_series(3, ${MAX_OWN_TASKS_A_DAY}) n where title = 'Сто'`.execute(app.db);
    const last = () => other.client.send(createTask, { params: world.params, body: { title: 'Сто' } });
    const statuses = (await Promise.all([last(), last(), last(), last()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 429, 429, 429]);
    expect(await other.client.refusal(createTask, { params: world.params, body: { title: 'И ещё' } })).toBe('too_many_requests');
    await sql`delete from tasks where title = 'Сто'`.execute(app.db);
  });
});

describe('an edit', () => {
  const bodyOf = (task: Awaited<ReturnType<TasksWorld['create']>>) => ({
    title: task.title,
    description: null,
    due: task.due,
    priority: task.priority,
    assignees: task.assignees.map(({ id }) => id),
    group: task.group?.id ?? null,
    repeat: task.repeat,
    version: task.version,
  });

  it('tells a group of another due date, and whoever has the task by name once', async () => {
    const { admin, member, second, group } = world;
    const task = await world.create({ title: 'Советом', group: group.id, assignees: [second.memberId] });
    const before = [await world.told(member), await world.told(second), await world.told(world.other)].map(({ length }) => length);
    await admin.client.call(editTask, { params: world.of(task), body: { ...bodyOf(task), due: due('2026-04-02') } });
    const content = { kind: 'task.changed', taskId: task.id, title: 'Советом', field: 'due' };
    const [inGroup, named, others] = [await world.told(member), await world.told(second), await world.told(world.other)];
    expect(inGroup.slice(0, inGroup.length - (before[0] ?? 0))).toEqual([content]);
    expect(named.slice(0, named.length - (before[1] ?? 0))).toEqual([content]);
    expect(others).toHaveLength(before[2] ?? 0);
  });

  it('is written into the history and told to whom it concerns', async () => {
    const { admin, member, other, second } = world;
    const task = await world.create({ title: 'Было', assignees: [member.memberId, second.memberId] });
    const told = (await world.told(second)).length;
    const body = {
      ...bodyOf(task),
      title: 'Стало',
      due: due('2026-04-01'),
      priority: 'high' as const,
      assignees: [second.memberId, other.memberId],
    };
    const edited = await admin.client.call(editTask, { params: world.of(task), body });
    expect(edited).toMatchObject({
      title: 'Стало',
      due: { on: '2026-04-01', time: null },
      overdueAt: '2026-04-01T21:00:00.000Z',
      version: 1,
    });
    expect((await world.told(other))[0]).toEqual({ kind: 'task.assigned', taskId: task.id, title: 'Стало' });
    expect((await world.told(second)).slice(told)).toHaveLength(1);
    expect((await world.told(second))[0]).toEqual({ kind: 'task.changed', taskId: task.id, title: 'Стало', field: 'due' });
    expect(await member.client.refusal(getTask, { params: world.of(task) })).toBe('not_found');
    const { items } = await admin.client.call(listTaskHistory, { params: world.of(task), query: {} });
    expect(items.map(({ change }) => change).reverse()).toMatchObject([
      { kind: 'created' },
      { kind: 'title', from: 'Было', to: 'Стало' },
      { kind: 'due', from: null, to: { on: '2026-04-01', time: null } },
      { kind: 'priority', from: 'normal', to: 'high' },
      { kind: 'assignees', added: [{ name: 'Рябинин Олег' }], removed: [{ name: 'Малинина Ольга' }] },
    ]);
    expect(items[0]?.by).toMatchObject({ name: 'Вяземская Ирина' });
  });

  it('of an older version is a conflict, and of two at once one stands', async () => {
    const { admin, second } = world;
    const task = await world.create();
    const edits = await Promise.all(
      [admin, second].map(({ client }, index) =>
        client.send(editTask, { params: world.of(task), body: { ...bodyOf(task), title: `Правка ${index}` } }),
      ),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(edits.find(({ status }) => status === 409)?.problem.code).toBe('conflict');
    // Moving a card is no edit of it.
    const moved = await world.move(task, 'doing');
    expect(moved.version).toBe(1);
  });

  it('is of the author and administrators; an author who is no administrator assigns nobody else', async () => {
    const { member, other } = world;
    const task = await world.create({ assignees: [member.memberId] });
    expect(await member.client.refusal(editTask, { params: world.of(task), body: bodyOf(task) })).toBe('not_found');
    expect(await member.client.refusal(deleteTask, { params: world.of(task) })).toBe('not_found');
    expect(await other.client.refusal(editTask, { params: world.of(task), body: bodyOf(task) })).toBe('not_found');
    const own = await world.create({}, member);
    const assign = { ...bodyOf(own), assignees: [member.memberId, other.memberId] };
    expect((await member.client.send(editTask, { params: world.of(own), body: assign })).problem.fields).toEqual({
      assignees: 'assign_self',
    });
    // Whom an administrator has added may stay.
    const widened = await world.admin.client.call(editTask, { params: world.of(own), body: assign });
    const kept = { ...bodyOf(widened), title: 'Вдвоём' };
    expect(await member.client.call(editTask, { params: world.of(own), body: kept })).toMatchObject({ title: 'Вдвоём' });
  });
});

describe('a deleted task', () => {
  it('is gone for everybody, and comes back on top', async () => {
    const { admin, member } = world;
    const task = await world.create({ assignees: [member.memberId] });
    await world.create({ title: 'Выше' });
    await admin.client.call(deleteTask, { params: world.of(task) });
    expect(await member.client.refusal(getTask, { params: world.of(task) })).toBe('not_found');
    expect(await member.client.refusal(addTaskComment, { params: world.of(task), body: { text: 'Эй' } })).toBe('not_found');
    expect(await admin.client.refusal(deleteTask, { params: world.of(task) })).toBe('not_found');
    expect(await member.client.refusal(restoreTask, { params: world.of(task) })).toBe('not_found');
    expect(await admin.client.call(restoreTask, { params: world.of(task) })).toMatchObject({ id: task.id });
    expect(await admin.client.refusal(restoreTask, { params: world.of(task) })).toBe('not_found');
    const { rows } = await sql<{ action: string }>`select action from audit_entries where subject_id = ${task.id} order by id`.execute(
      world.app.db,
    );
    expect(rows.map(({ action }) => action)).toEqual(['tasks.delete', 'tasks.restore']);
  });
});
