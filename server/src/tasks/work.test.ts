import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addTaskComment,
  addTaskItem,
  attachTaskFiles,
  changeTaskItem,
  deleteTaskComment,
  editTaskComment,
  listTaskComments,
  listTaskHistory,
  MAX_OWN_COMMENTS_A_DAY,
  MAX_TASK_FILES,
  moveTaskItem,
  removeTaskFile,
  removeTaskItem,
  type Task,
} from '#contract/tasks';
import type { Signed } from '#test/harness.ts';
import { openTasksWorld, type TasksWorld } from '#test/tasks-world.ts';
import { mayReadTaskFile } from './public.ts';

let world: TasksWorld;
let task: Task;
beforeAll(async () => {
  world = await openTasksWorld();
  task = await world.create({ title: 'Праздник', assignees: [world.member.memberId], items: ['Судьи', 'Вода', 'Медпункт'] });
});
afterAll(() => world.app.stop());

const params = () => world.of(task);
const history = async () => {
  const { items } = await world.admin.client.call(listTaskHistory, { params: params(), query: {} });
  return items.map(({ change, by }) => ({ ...change, by: by?.name }));
};

describe('the checklist', () => {
  const item = (index: number) => ({ ...params(), itemId: (task.items[index] as Task['items'][number]).id });

  it('is worked on by whoever has the task', async () => {
    const { member, admin, other } = world;
    const ticked = await member.client.call(changeTaskItem, { params: item(0), body: { done: true } });
    expect(ticked.items[0]).toMatchObject({ done: true, doneBy: { name: 'Малинина Ольга' }, doneAt: world.app.clock.now().toISOString() });
    expect(ticked.checklist).toEqual({ done: 1, total: 3 });
    // Ticked again by somebody else, it stays whose it was.
    const again = await admin.client.call(changeTaskItem, { params: item(0), body: { done: true, text: 'Судьи и свистки' } });
    expect(again.items[0]).toMatchObject({ text: 'Судьи и свистки', doneBy: { name: 'Малинина Ольга' } });
    expect((await member.client.call(addTaskItem, { params: params(), body: { text: 'Флаги' } })).items).toHaveLength(4);
    const moved = await member.client.call(moveTaskItem, { params: item(2), body: { after: null } });
    expect(moved.items.map(({ text }) => text)).toEqual(['Медпункт', 'Судьи и свистки', 'Вода', 'Флаги']);
    const back = await member.client.call(moveTaskItem, { params: item(2), body: { after: item(1).itemId } });
    expect(back.items.map(({ text }) => text)).toEqual(['Судьи и свистки', 'Вода', 'Медпункт', 'Флаги']);
    const fewer = await member.client.call(removeTaskItem, { params: item(1) });
    expect(fewer.items.map(({ text }) => text)).toEqual(['Судьи и свистки', 'Медпункт', 'Флаги']);
    for (const [endpoint, input] of [
      [changeTaskItem, { params: item(0), body: { done: false } }],
      [addTaskItem, { params: params(), body: { text: 'Нет' } }],
      [moveTaskItem, { params: item(0), body: { after: null } }],
      [removeTaskItem, { params: item(0) }],
    ] as const)
      expect(await other.client.refusal(endpoint, input as never)).toBe('not_found');
    expect(await member.client.refusal(removeTaskItem, { params: item(1) })).toBe('not_found');
    expect((await history()).slice(0, 4)).toEqual([
      { kind: 'itemRemoved', text: 'Вода', by: 'Малинина Ольга' },
      { kind: 'itemAdded', text: 'Флаги', by: 'Малинина Ольга' },
      { kind: 'itemRenamed', text: 'Судьи и свистки', by: 'Вяземская Ирина' },
      { kind: 'itemDone', text: 'Судьи', by: 'Малинина Ольга' },
    ]);
  });

  it('ends at a hundred, and many ticks at once all hold', async () => {
    const long = await world.create({ items: Array.from({ length: 99 }, (_, index) => `Пункт ${index}`) });
    const add = () => world.admin.client.send(addTaskItem, { params: world.of(long), body: { text: 'Ещё' } });
    const added = await Promise.all([add(), add(), add()]);
    expect(added.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(added.find(({ status }) => status === 409)?.problem.code).toBe('task_items_limit');
    await Promise.all(
      long.items
        .slice(0, 10)
        .map(({ id }) => world.admin.client.call(changeTaskItem, { params: { ...world.of(long), itemId: id }, body: { done: true } })),
    );
    expect((await world.get(long)).checklist).toEqual({ done: 10, total: 100 });
  });
});

describe('files', () => {
  it('are attached by whoever sees the task, taken off by the owner and editors, and read by those who see it', async () => {
    const { admin, member, other, app } = world;
    const [own, theirs] = [await world.upload(member), await world.upload(admin)];
    const withFile = await member.client.call(attachTaskFiles, { params: params(), body: { files: [own] } });
    expect(withFile.attachments).toMatchObject([{ id: own, by: { name: 'Малинина Ольга' }, canRemove: true }]);
    await admin.client.call(attachTaskFiles, { params: params(), body: { files: [theirs] } });
    expect((await world.get(task, member)).attachments.map(({ canRemove }) => canRemove)).toEqual([true, false]);
    const ofFile = (fileId: typeof own) => ({ params: { ...params(), fileId } });
    expect(await member.client.refusal(removeTaskFile, ofFile(theirs))).toBe('not_found');
    expect(await other.client.refusal(attachTaskFiles, { params: params(), body: { files: [await world.upload(other)] } })).toBe(
      'not_found',
    );
    expect(await member.client.refusal(attachTaskFiles, { params: params(), body: { files: [own] } })).toBe('file_missing');
    const reads = ({ memberId, personId }: typeof member, role = 'member') =>
      mayReadTaskFile(app.db, { now: app.clock.now(), organizationId: world.organizationId, memberId, personId, role } as never, own);
    expect([await reads(member), await reads(other), await reads(admin, 'administrator')]).toEqual([true, false, true]);
    const status = async ({ client }: Signed) =>
      (
        await fetch(`${app.url}/api/organizations/${world.organizationId}/files/${own}/original`, {
          headers: { cookie: client.cookie ?? '' },
        })
      ).status;
    expect(await status(other)).toBe(404);
    expect((await admin.client.call(removeTaskFile, ofFile(own))).attachments).toHaveLength(1);
    expect(await reads(member)).toBe(false);
    expect((await history()).filter(({ kind }) => kind.startsWith('file'))).toMatchObject([
      { kind: 'fileRemoved', name: 'план.txt', by: 'Вяземская Ирина' },
      { kind: 'fileAdded', by: 'Вяземская Ирина' },
      { kind: 'fileAdded', by: 'Малинина Ольга' },
    ]);
  });

  it('are twenty at most', async () => {
    const crowded = await world.create();
    const files = await Promise.all(Array.from({ length: MAX_TASK_FILES }, () => world.upload(world.admin)));
    const add = (ids: typeof files) => world.admin.client.send(attachTaskFiles, { params: world.of(crowded), body: { files: ids } });
    expect((await add(files)).status).toBe(200);
    expect((await add([await world.upload(world.admin)])).problem.code).toBe('task_files_limit');
  });
});

describe('comments', () => {
  const say = (text: string, by: Signed, whose = task) => by.client.send(addTaskComment, { params: world.of(whose), body: { text } });

  it('reach those whose task it is and those mentioned, each once', async () => {
    const { admin, member, second } = world;
    const before = (await world.told(second)).length;
    const { body, status } = await say(`Готово! @[${second.memberId}] @[${second.memberId}], проверьте\r\nпожалуйста`, member);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      author: { name: 'Малинина Ольга' },
      text: `Готово! @[${second.memberId}] @[${second.memberId}], проверьте\nпожалуйста`,
      mentions: [{ id: second.memberId, name: 'Абрикосов Пётр', active: true }],
      can: { edit: true, delete: true },
    });
    expect((await world.told(admin)).slice(0, 1)).toEqual([
      { kind: 'task.commented', taskId: task.id, title: 'Праздник', mentioned: false },
    ]);
    const told = await world.told(second);
    expect(told).toHaveLength(before + 1);
    expect(told[0]).toMatchObject({ mentioned: true });
    expect((await world.told(member)).some(({ kind }) => kind === 'task.commented')).toBe(false);
  });

  it('mention only those who see the task', async () => {
    const { member, other } = world;
    expect((await say(`@[${other.memberId}]`, member)).problem).toMatchObject({ code: 'invalid', fields: { text: 'mention_unseen' } });
    expect((await say(`@[${world.stranger.memberId}]`, member)).problem.fields).toEqual({ text: 'mention_unseen' });
    const ofGroup = await world.create({ group: world.group.id });
    expect((await say(`@[${member.memberId}]`, world.admin, ofGroup)).status).toBe(201);
    expect((await say(`@[${other.memberId}]`, world.admin, ofGroup)).problem.fields).toEqual({ text: 'mention_unseen' });
  });

  it('are edited by their author, deleted by the author and administrators, and of strangers not there', async () => {
    const { admin, member, other, second } = world;
    const { body: own } = await say('Опечатка', member);
    const at = { params: { ...params(), commentId: own.id } };
    for (const { client } of [admin, other, world.stranger])
      expect(await client.refusal(editTaskComment, { ...at, body: { text: 'Чужое' } })).toBe('not_found');
    const edited = await member.client.call(editTaskComment, { ...at, body: { text: `Без неё @[${second.memberId}]` } });
    expect(edited).toMatchObject({ editedAt: world.app.clock.now().toISOString(), mentions: [{ id: second.memberId }] });
    expect((await world.told(second))[0]).toMatchObject({ kind: 'task.commented', mentioned: true });
    expect(await other.client.refusal(deleteTaskComment, at)).toBe('not_found');
    await admin.client.call(deleteTaskComment, at);
    expect(await member.client.refusal(deleteTaskComment, at)).toBe('not_found');
    const { body: last } = await say('И своё', member);
    await member.client.call(deleteTaskComment, { params: { ...params(), commentId: last.id } });
    expect(await other.client.refusal(listTaskComments, { params: params(), query: {} })).toBe('not_found');
    expect(await other.client.refusal(listTaskHistory, { params: params(), query: {} })).toBe('not_found');
    expect((await say('Нет', other)).problem.code).toBe('not_found');
  });

  it('of a member are the last of two hundred in a day, an administrator’s are not counted', async () => {
    const { app, member, admin } = world;
    const talk = await world.create({ assignees: [member.memberId] });
    const { body: own } = await say('Раз', member, talk);
    for (const by of [member, admin])
      await sql`insert into task_facts (organization_id, task_id, id, at, by_member_id, change)
        select ${world.params.organizationId}, ${talk.id}, gen_random_uuid(), ${app.clock.now()}, ${by.memberId}, '{"kind": "commented"}'
        from generate_series(2, ${MAX_OWN_COMMENTS_A_DAY})`.execute(app.db);
    const params = { ...world.of(talk), commentId: own.id };
    const edit = (text: string) => member.client.send(editTaskComment, { params, body: { text } });
    expect((await edit(`Раз @[${admin.memberId}]`)).problem.code).toBe('too_many_requests');
    expect((await edit('Два')).status).toBe(200);
    await member.client.call(deleteTaskComment, { params });
    expect((await say('И ещё', member, talk)).problem.code).toBe('too_many_requests');
    expect((await say('И ещё', admin, talk)).status).toBe(201);
    await sql`delete from task_facts where task_id = ${talk.id}`.execute(app.db);
  });

  it('of a member are limited on many tasks at once, too', async () => {
    const { app, other } = world;
    const talks = await Promise.all(['Раз', 'Два', 'Три'].map((title) => world.create({ title, assignees: [other.memberId] })));
    await sql`insert into task_facts (organization_id, task_id, id, at, by_member_id, change)
      select ${world.params.organizationId}, ${talks[0]?.id}, gen_random_uuid(), ${app.clock.now()}, ${other.memberId}, '{"kind": "commented"}'
      from generate_series(2, ${MAX_OWN_COMMENTS_A_DAY})`.execute(app.db);
    const statuses = (await Promise.all(talks.map((talk) => say('Разом', other, talk)))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 429, 429]);
  });

  it('are paged, newest first', async () => {
    const talk = await world.create();
    for (const text of ['Раз', 'Два', 'Три']) await say(text, world.admin, talk);
    const first = await world.admin.client.call(listTaskComments, { params: world.of(talk), query: { limit: 2 } });
    const rest = await world.admin.client.call(listTaskComments, { params: world.of(talk), query: { limit: 2, after: first.next } });
    expect([...first.items, ...rest.items].map(({ text }) => text)).toEqual(['Три', 'Два', 'Раз']);
    expect(rest.next).toBeUndefined();
    expect((await world.get(talk)).comments).toBe(3);
  });
});
