import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getFile, MAX_MEMBER_FILE_BYTES, uploadPath } from '#contract/files';
import { createGroup, deleteGroup } from '#contract/groups';
import { FileId } from '#contract/ids';
import { excludeMember, restoreMember } from '#contract/members';
import { eraseAccount } from '#contract/personal-data';
import {
  addTaskComment,
  attachTaskFiles,
  createTask,
  deleteTask,
  getTask,
  listTaskComments,
  listTaskHistory,
  restoreTask,
} from '#contract/tasks';
import { PASSWORD, type SignedMember } from '#test/harness.ts';
import { openTasksWorld, type TasksWorld } from '#test/tasks-world.ts';
import { taskData } from './personal-data-reads.ts';

let world: TasksWorld;
beforeAll(async () => {
  world = await openTasksWorld();
});
afterAll(() => world.app.stop());

it('an excluded member is off the tasks that are not done, and the history says so', async () => {
  const { admin, member, other } = world;
  const open = await world.create({ assignees: [member.memberId, other.memberId] });
  const done = await world.create({ assignees: [other.memberId], state: 'done' });
  const own = await world.create({ title: 'Своя' }, other);
  const params = { ...world.params, memberId: other.memberId };
  await admin.client.call(excludeMember, { params, body: { reason: 'Переезд' } });
  expect((await world.get(open)).assignees.map(({ id }) => id)).toEqual([member.memberId]);
  expect((await world.get(done)).assignees).toMatchObject([{ name: 'Рябинин Олег', active: false }]);
  expect(await world.get(own)).toMatchObject({ author: { name: 'Рябинин Олег', active: false }, assignees: [] });
  const { items } = await admin.client.call(listTaskHistory, { params: world.of(open), query: {} });
  expect(items[0]).toMatchObject({ by: null, change: { kind: 'excluded', removed: [{ name: 'Рябинин Олег', active: false }] } });
  expect(await other.client.refusal(getTask, { params: world.of(own) })).toBe('not_found');
  const assign = await admin.client.send(createTask, { params: world.params, body: { title: 'Ему', assignees: [other.memberId] } });
  expect(assign.problem.fields).toEqual({ assignees: 'assignee_missing' });
  const told = (
    await sql`select from personal_notifications where person_id = ${other.personId} and content->>'kind' like 'task%'`.execute(
      world.app.db,
    )
  ).rows;
  await admin.client.call(addTaskComment, { params: world.of(own), body: { text: 'Ушёл' } });
  await admin.client.call(restoreMember, { params });
  const after = (
    await sql`select from personal_notifications where person_id = ${other.personId} and content->>'kind' like 'task%'`.execute(
      world.app.db,
    )
  ).rows;
  expect(after).toHaveLength(told.length);
});

it('whoever is excluded in the moment of an assignment is on no open task', async () => {
  const { app, admin, second, params } = world;
  for (let round = 0; round < 3; round += 1) {
    const leaver = await world.join('member');
    const body = { title: 'Обоим', assignees: [leaver.memberId] };
    const assign = (by: SignedMember) => by.client.send(createTask, { params, body });
    const exclude = admin.client.send(excludeMember, { params: { ...params, memberId: leaver.memberId }, body: { reason: 'Переезд' } });
    const [excluded, ...assigned] = await Promise.all([
      exclude,
      assign(admin),
      assign(second),
      assign(admin),
      assign(second),
      assign(admin),
    ]);
    expect(excluded.status).toBe(200);
    for (const { status, problem } of assigned) if (status !== 201) expect(problem.fields).toEqual({ assignees: 'assignee_missing' });
    const { rows } = await sql`select from task_assignees where member_id = ${leaver.memberId}`.execute(app.db);
    expect(rows).toEqual([]);
  }
});

it('of a person whose account is erased a number stays', async () => {
  const { app, admin } = world;
  const operator = await app.operator();
  const organization = await app.organization(operator, 'Профсоюз «Разовый»');
  const head = await app.member(organization, 'head');
  const leaver = await app.member(organization, 'member', { lastName: 'Ятребовская', firstName: 'Майя' });
  const params = { organizationId: organization.id };
  const task = await head.client.call(createTask, { params, body: { title: 'Вместе', assignees: [leaver.memberId] } });
  const ofTask = { ...params, taskId: task.id };
  await leaver.client.call(addTaskComment, { params: ofTask, body: { text: 'Сделаю' } });
  await leaver.client.call(eraseAccount, { body: { password: PASSWORD } });
  expect(await head.client.call(getTask, { params: ofTask })).toMatchObject({ assignees: [] });
  const { items } = await head.client.call(listTaskComments, { params: ofTask, query: {} });
  expect(items).toMatchObject([{ author: { name: '', active: false }, text: 'Сделаю' }]);
  expect(await admin.client.refusal(getTask, { params: ofTask })).toBe('not_found');
});

it('what a person is shown of oneself names own tasks and comments', async () => {
  const { member, app } = world;
  const task = await world.create({ title: 'Для выгрузки', assignees: [member.memberId] });
  await member.client.call(addTaskComment, { params: world.of(task), body: { text: 'Моё слово' } });
  await world.create({ title: 'Собственная' }, member);
  const [authored, assigned, comments] = await taskData(app.db, member.personId);
  expect(authored?.records).toContainEqual(expect.objectContaining({ title: 'Собственная', state: 'todo' }));
  expect(assigned?.records).toContainEqual(expect.objectContaining({ title: 'Для выгрузки' }));
  expect(comments?.records).toContainEqual(expect.objectContaining({ title: 'Для выгрузки', text: 'Моё слово' }));
});

it('a group that has tasks cannot be deleted until they are', async () => {
  const task = await world.create({ group: world.group.id });
  const remove = () => world.admin.client.send(deleteGroup, { params: { ...world.params, groupId: world.group.id } });
  expect((await remove()).problem).toMatchObject({ code: 'group_used', numbers: ['1'] });
  expect((await world.get(task)).group).toMatchObject({ name: 'Совет' });
});

it('a task brought back after its group was deleted is without it, and may be spoken of', async () => {
  const { admin, second } = world;
  const group = await admin.client.call(createGroup, { params: world.params, body: { name: 'Ревизия', of: { target: null } } });
  const task = await world.create({ group: group.id });
  await admin.client.call(deleteTask, { params: world.of(task) });
  await admin.client.call(deleteGroup, { params: { ...world.params, groupId: group.id } });
  expect(await admin.client.call(restoreTask, { params: world.of(task) })).toMatchObject({ group: null });
  const { status } = await admin.client.send(addTaskComment, { params: world.of(task), body: { text: `@[${second.memberId}]` } });
  expect(status).toBe(201);
});

it('members upload for tasks alone, less than administrators, and learn what became of their own uploads', async () => {
  const { member, other, admin, app } = world;
  const announce = async (by: SignedMember, { purpose = 'task', size = 5 } = {}) => {
    const metadata = { filename: 'план.txt', filetype: 'text/plain', purpose };
    const encoded = Object.entries(metadata).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`);
    const headers = {
      cookie: by.client.cookie ?? '',
      'tus-resumable': '1.0.0',
      'upload-length': String(size),
      'upload-metadata': encoded.join(','),
    };
    return fetch(`${app.url}${uploadPath(world.organizationId)}`, { method: 'POST', headers });
  };
  expect((await announce(member, { purpose: 'post' })).status).toBe(404);
  expect((await announce(member, { purpose: '' })).status).toBe(404);
  expect((await announce(world.stranger)).status).toBe(404);
  expect((await announce(member, { size: MAX_MEMBER_FILE_BYTES + 1 })).status).toBe(422);
  expect((await announce(admin, { size: MAX_MEMBER_FILE_BYTES + 1 })).status).toBe(201);
  const begun = await announce(member);
  expect(begun.status).toBe(201);
  const address = begun.headers.get('location') ?? '';
  const send = (by: SignedMember) =>
    fetch(new URL(address, app.url), {
      method: 'PATCH',
      headers: {
        cookie: by.client.cookie ?? '',
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body: 'сл!',
    });
  expect((await send(other)).status).toBe(404);
  expect((await send(member)).status).toBe(204);
  const fileId = FileId.parse(address.split('/').at(-1));
  const at = { params: { ...world.params, fileId } };
  expect(await member.client.call(getFile, at)).toMatchObject({ state: 'ready', name: 'план.txt' });
  expect(await other.client.refusal(getFile, at)).toBe('not_found');
  const task = await world.create({ assignees: [member.memberId, other.memberId] });
  await member.client.call(attachTaskFiles, { params: world.of(task), body: { files: [fileId] } });
  const read = await fetch(`${app.url}/api/organizations/${world.organizationId}/files/${fileId}/original`, {
    headers: { cookie: other.client.cookie ?? '' },
  });
  expect([read.status, await read.text()]).toEqual([200, 'сл!']);
  expect(await other.client.refusal(getFile, at)).toBe('not_found');
  await sql`update files set size = ${500 * 2 ** 20} where id = ${fileId}`.execute(app.db);
  const over = await announce(member);
  expect([over.status, await over.json()]).toMatchObject([409, { code: 'file_quota' }]);
});
