import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '#contract/route';
import { listTasks, nearestTasks, readBoard, suggestAssignees, suggestMentions, type TaskCard } from '#contract/tasks';
import { parseQuery } from '#server/platform/search/parse-query.ts';
import type { Signed } from '#test/harness.ts';
import { openTasksWorld, type TasksWorld } from '#test/tasks-world.ts';
import { findTasks } from './public.ts';

let world: TasksWorld;
const made: Record<string, TaskCard> = {};
// The tests' clock: Wednesday, 11 March 2026, noon in Moscow.
beforeAll(async () => {
  world = await openTasksWorld();
  const { admin, member, second } = world;
  const add = async (title: string, body: Parameters<TasksWorld['create']>[0], by?: Signed) => {
    made[title] = await world.create({ title, ...body }, by);
  };
  await add('Вчера', { due: { on: '2026-03-10', time: null }, assignees: [member.memberId], priority: 'low' });
  await add('Утром', { due: { on: '2026-03-11', time: '11:59' }, assignees: [second.memberId], priority: 'urgent' });
  await add('Сегодня', { due: { on: '2026-03-11', time: null }, assignees: [admin.memberId, member.memberId], priority: 'high' });
  await add('Когда-нибудь', { group: world.group.id });
  await add('Своя', { due: { on: '2026-03-12', time: '09:00' } }, member);
  await add('Чужая', { due: { on: '2026-03-12', time: null } });
  await add('Сделана', { due: { on: '2026-03-01', time: null }, assignees: [member.memberId], state: 'done' });
});
afterAll(() => world.app.stop());

type Query = Input<typeof listTasks>['query'];
const titles = async (query: Query, by: Signed = world.admin): Promise<string[]> =>
  (await by.client.call(listTasks, { params: world.params, query })).items.map(({ title }) => title);

describe('the list', () => {
  it('is of «Мои», «Поставленные мной» and «Все», as far as one sees', async () => {
    const { member, other, second } = world;
    expect(await titles({ view: 'all' })).toEqual(['Сделана', 'Вчера', 'Утром', 'Сегодня', 'Своя', 'Чужая', 'Когда-нибудь']);
    expect(await titles({}, member)).toEqual(['Сделана', 'Вчера', 'Сегодня', 'Своя', 'Когда-нибудь']);
    expect(await titles({ view: 'all' }, member)).toEqual(['Сделана', 'Вчера', 'Сегодня', 'Своя', 'Когда-нибудь']);
    expect(await titles({ view: 'authored' }, member)).toEqual(['Своя']);
    expect(await titles({ view: 'all' }, other)).toEqual([]);
    expect(await titles({}, second)).toEqual(['Утром']);
    expect(await world.stranger.client.refusal(listTasks, { params: world.params, query: {} })).toBe('not_found');
  });

  it('is filtered by what is overdue by the clock of the organisation, by state, assignee, group, priority', async () => {
    expect(await titles({ view: 'all', overdue: '1' })).toEqual(['Вчера', 'Утром']);
    expect(made.Утром?.overdue).toBe(true);
    expect(made.Сегодня).toMatchObject({ overdue: false, overdueAt: '2026-03-11T21:00:00.000Z' });
    expect(await titles({ view: 'all', state: 'done' })).toEqual(['Сделана']);
    expect(await titles({ view: 'mine', state: 'open' }, world.member)).toEqual(['Вчера', 'Сегодня', 'Своя', 'Когда-нибудь']);
    expect(await titles({ view: 'all', assignee: world.second.memberId })).toEqual(['Утром']);
    expect(await titles({ view: 'all', group: world.group.id })).toEqual(['Когда-нибудь']);
    expect(await titles({ view: 'all', priority: 'urgent' })).toEqual(['Утром']);
  });

  it('is sorted and paged by a keyset, each way', async () => {
    const orders: Record<string, string[]> = {};
    for (const sort of ['due', 'priority', 'created', 'board'] as const) {
      const whole = await titles({ view: 'all', sort });
      const paged: string[] = [];
      let after: string | undefined;
      do {
        const query = { view: 'all' as const, sort, limit: 2, ...(after === undefined ? {} : { after }) };
        const page = await world.admin.client.call(listTasks, { params: world.params, query });
        paged.push(...page.items.map(({ title }) => title));
        after = page.next;
      } while (after !== undefined);
      expect(paged, sort).toEqual(whole);
      orders[sort] = whole;
    }
    expect(orders.priority?.slice(0, 2)).toEqual(['Утром', 'Сегодня']);
    expect(orders.priority?.at(-1)).toBe('Вчера');
    expect(orders.created).toEqual(['Сделана', 'Чужая', 'Своя', 'Когда-нибудь', 'Сегодня', 'Утром', 'Вчера']);
  });

  it('refuses a cursor that is none of its own', async () => {
    const forged = [['x'], ['2026-13-45 00:00:00', 'f0000000-0000-7000-8000-000000000000'], ["'; --", 1], ['infinity', 'x']];
    for (const values of forged) {
      const after = Buffer.from(JSON.stringify(values)).toString('base64url');
      expect(await world.admin.client.refusal(listTasks, { params: world.params, query: { after } })).toBe('bad_request');
    }
  });

  it('is searched by words in any form, of title and description', async () => {
    const text = 'Согласовать договоры с ёлочным базаром';
    const description = { type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }] };
    const task = await world.create({ title: 'Праздник', description });
    expect(await titles({ view: 'all', search: 'договор' })).toEqual(['Праздник']);
    expect(await titles({ view: 'all', search: 'праздники' })).toEqual(['Праздник']);
    expect(await titles({ view: 'all', search: 'елочн' })).toEqual(['Праздник']);
    expect(await titles({ view: 'all', search: '%' })).toEqual([]);
    expect(await titles({ view: 'all', search: 'договор' }, world.member)).toEqual([]);
    await sql`delete from tasks where id = ${task.id}`.execute(world.app.db);
  });

  it('follows the organisation into another zone', async () => {
    const { app, admin } = world;
    await sql`update organizations set time_zone = 'Asia/Kamchatka' where id = ${world.organizationId}`.execute(app.db);
    // 21:00 of the 11th there: what is due by the end of the day is not overdue yet, what was due in the morning is.
    expect(await titles({ view: 'all', overdue: '1' })).toEqual(['Вчера', 'Утром']);
    app.clock.advance(3 * 3_600_000);
    expect(await titles({ view: 'all', overdue: '1' })).toEqual(['Вчера', 'Утром', 'Сегодня']);
    await sql`update organizations set time_zone = 'Europe/Kaliningrad' where id = ${world.organizationId}`.execute(app.db);
    expect(await titles({ view: 'all', overdue: '1' })).toEqual(['Вчера', 'Утром']);
    await sql`update organizations set time_zone = 'Europe/Moscow' where id = ${world.organizationId}`.execute(app.db);
    app.clock.advance(-3 * 3_600_000);
    expect(await admin.client.call(readBoard, { params: world.params, query: { view: 'all', overdue: '1' } })).toMatchObject({
      columns: { todo: { count: { value: 2 } }, done: { count: { value: 0 } } },
    });
  });
});

it('the nearest tasks are own open ones, with counts', async () => {
  const near = await world.member.client.call(nearestTasks, { params: world.params, query: { limit: 2 } });
  expect(near.items.map(({ title }) => title)).toEqual(['Вчера', 'Сегодня']);
  expect(near).toMatchObject({ open: { value: 4, capped: false }, overdue: { value: 1 } });
  expect((await world.other.client.call(nearestTasks, { params: world.params, query: {} })).items).toEqual([]);
});

it('the one search finds what one sees, open tasks first', async () => {
  const { app, member, admin } = world;
  const found = async (typed: string, { memberId, personId }: typeof member, role = 'member') => {
    const asked = await parseQuery(app.db, typed);
    const scope = { now: app.clock.now(), organizationId: world.organizationId, memberId, personId, role } as never;
    return asked === null ? [] : (await findTasks(app.db, scope, asked, 5)).map(({ title }) => title);
  };
  const done = await world.create({ title: 'Смета готова', state: 'done' });
  const open = await world.create({ title: 'Сметы проверить', due: { on: '2026-04-01', time: null } });
  expect(await found('смету', admin, 'administrator')).toEqual(['Сметы проверить', 'Смета готова']);
  expect(await found('смету', member)).toEqual([]);
  expect(await found('вчера', member)).toEqual(['Вчера']);
  await sql`delete from tasks where id in (${done.id}, ${open.id})`.execute(app.db);
});

describe('people', () => {
  const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name);

  it('to assign are found by administrators', async () => {
    const { admin, member } = world;
    expect(names(await admin.client.call(suggestAssignees, { params: world.params, query: {} })).slice(0, 2)).toEqual([
      'Вяземская Ирина',
      'Абрикосов Пётр',
    ]);
    expect(names(await admin.client.call(suggestAssignees, { params: world.params, query: { search: 'мал' } }))).toEqual([
      'Малинина Ольга',
    ]);
    expect(names(await admin.client.call(suggestAssignees, { params: world.params, query: { search: 'о%' } }))).toEqual([]);
    expect(await member.client.refusal(suggestAssignees, { params: world.params, query: {} })).toBe('not_found');
  });

  it('to mention are those who see the task', async () => {
    const { admin, member, other } = world;
    const params = (title: string) => ({ ...world.params, taskId: made[title]?.id as TaskCard['id'] });
    expect(names(await member.client.call(suggestMentions, { params: params('Вчера'), query: {} }))).toEqual([
      'Абрикосов Пётр',
      'Вяземская Ирина',
      'Малинина Ольга',
    ]);
    expect(names(await admin.client.call(suggestMentions, { params: params('Чужая'), query: { search: 'м' } }))).toEqual([]);
    expect(names(await admin.client.call(suggestMentions, { params: params('Когда-нибудь'), query: { search: 'м' } }))).toEqual([
      'Малинина Ольга',
    ]);
    expect(await other.client.refusal(suggestMentions, { params: params('Вчера'), query: {} })).toBe('not_found');
  });

  it('are found by nothing but their names: a member would find out phones, cards and e-mails sign by sign', async () => {
    const { member, admin, second } = world;
    const params = { ...world.params, taskId: made.Вчера?.id as TaskCard['id'] };
    const find = async (search: string) => names(await member.client.call(suggestMentions, { params, query: { search } }));
    for (const { phone, cardNumber } of [admin, second])
      for (const secret of [
        phone,
        phone.slice(2),
        phone.slice(-4),
        phone.slice(1, 3),
        cardNumber,
        cardNumber.slice(-8),
        cardNumber.slice(-2),
      ])
        expect(await find(secret)).toEqual([]);
    expect(await find('абрикосов')).toEqual(['Абрикосов Пётр']);
    expect(await find('петр абрик')).toEqual(['Абрикосов Пётр']);
  });
});
