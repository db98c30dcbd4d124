import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getImport, listImportRows, listImports, startImport, undoImport } from '#contract/imports';
import { getMember, updateMember } from '#contract/member-card';
import { excludeMember, getMemberStats, listCardBatches } from '#contract/members';
import { ImportWorld } from '#test/import-world.ts';
import { restartImports } from './restart-imports.ts';
import { sweepImports } from './sweep-imports.ts';
import { withImports } from './tables.ts';

const HOUR = 3_600_000;
let world: ImportWorld;
const inOrganization = () => ({ organizationId: world.organization.id });

beforeAll(async () => {
  world = await ImportWorld.open();
});
afterAll(() => world.app.stop());

const cardOf = async (lastName: string) => {
  const { id } = await world.member(lastName);
  return world.head.client.call(getMember, { params: { ...inOrganization(), memberId: id } });
};
/** Edits a record by hand. */
const edit = async (lastName: string, change: { region: string }) => {
  const card = await cardOf(lastName);
  const { firstName, patronymic, birthDate, phone, email, unionYear, unionTicket, version } = card;
  const contacts = { phone, email, ...change };
  const body = { lastName, firstName, patronymic, birthDate, contacts, unionYear, unionTicket, children: card.children, version };
  await world.head.client.call(updateMember, { params: { ...inOrganization(), memberId: card.id }, body });
};
const counted = async () => ({
  unregistered: (await world.head.client.call(getMemberStats, { params: inOrganization() })).unregistered,
  bound: (await world.operator.client.call(listCardBatches, { params: inOrganization(), query: {} })).items[0]?.bound,
});

test('what nobody touched is taken back, the rest stays and is told', async () => {
  const empty = await counted();
  const [first, second] = [world.card(), world.card()];
  const head = 'ФИО;Телефон;Карта;Регион';
  await world.apply(await world.check([head, 'Старый Иван;89500000001;;Тверь', 'Прежний Иван;89500000002;;Тверь'].join('\r\n')));
  const before = await counted();
  const file = [
    head,
    `Старый Иван;89500000001;${first};Псков`,
    'Прежний Иван;89500000002;;Псков',
    `Новый Пётр;89500000003;${second};Псков`,
    'Тронутый Пётр;89500000004;;Псков',
    'Ушедший Пётр;89500000005;;Псков',
  ].join('\r\n');
  const applied = await world.apply(await world.check(file));
  expect(applied.counts).toEqual({ add: 3, update: 2, same: 0, skip: 0 });
  expect(applied.undoUntil).not.toBeNull();
  await edit('Тронутый', { region: 'Калуга' });
  await edit('Прежний', { region: 'Калуга' });
  const { id: gone } = await world.member('Ушедший');
  await world.head.client.call(excludeMember, { params: { ...inOrganization(), memberId: gone }, body: { reason: 'Ошибка' } });

  const undone = await world.undo(applied);
  expect(undone).toMatchObject({ state: 'undone', undone: { removed: 1, restored: 1, kept: 3 }, undoUntil: null });
  expect((await world.members()).map(({ lastName }) => lastName).sort()).toEqual(['Прежний', 'Старый', 'Тронутый']);
  expect(await cardOf('Старый')).toMatchObject({ region: 'Тверь', cardNumber: '' });
  expect((await cardOf('Старый')).changes.items[0]).toMatchObject({ source: 'import', from: expect.any(String) });
  expect(await cardOf('Прежний')).toMatchObject({ region: 'Калуга' });
  expect(await counted()).toEqual({ unregistered: before.unregistered + 1, bound: empty.bound });
  // Its cards are free again.
  const again = await world.check(file);
  expect(again.counts).toEqual({ add: 1, update: 3, same: 0, skip: 1 });
  expect(await world.head.client.refusal(undoImport, { params: world.params(applied.id) })).toBe('conflict');
  expect(await world.apply(again)).toMatchObject({ state: 'applied' });
});

test('a register changed since the check sends the whole import back, and nothing is written', async () => {
  await world.apply(await world.check('ФИО;Телефон;Регион\r\nРечкин Лев;89510000001;Тверь\r\n'));
  const checked = await world.check('ФИО;Телефон;Регион\r\nРечкин Лев;89510000001;Псков\r\nМорев Лев;89510000002;Псков\r\n');
  await edit('Речкин', { region: 'Калуга' });
  const back = await world.apply(checked);
  expect(back).toMatchObject({
    state: 'checked',
    recheckedBecauseChanged: true,
    version: checked.version + 1,
    counts: { add: 1, update: 1 },
  });
  expect((await world.members()).some(({ lastName }) => lastName === 'Морев')).toBe(false);
  expect((await world.rows(back))[0]?.changes).toEqual([{ field: 'region', before: 'Калуга', after: 'Псков' }]);
  expect(await world.apply(back)).toMatchObject({ state: 'applied', recheckedBecauseChanged: true });
  expect(await world.member('Морев')).toMatchObject({ phone: '+79510000002' });
});

test('a card or a phone taken since the check sends it back as well', async () => {
  const card = world.card();
  const checked = await world.check(`ФИО;Телефон;Карта\r\nОзёрный Лев;89520000001;${card}\r\n`);
  const { id: importId } = checked;
  world.organization.cards.unshift(card);
  await world.app.member(world.organization, 'member', { lastName: 'Быстров' });
  const back = await world.apply(checked);
  expect(back).toMatchObject({ id: importId, state: 'checked', recheckedBecauseChanged: true });
  expect(await world.rows(back)).toMatchObject([{ verdict: 'update', kept: ['phone'] }]);
});

test('a step that broke off is begun anew, and given up after several times', async () => {
  await giveUpOpen();
  const fileId = await world.upload('ФИО\r\nЛугов Егор\r\n');
  const { id } = await world.head.client.call(startImport, { params: inOrganization(), body: { fileId } });
  const state = async () => (await world.head.client.call(getImport, { params: world.params(id) })).state;
  const look = async () => {
    world.app.clock.advance(2 * 60_000);
    await restartImports(world.app.ground);
  };
  const breakOff = () => sql`update imports set begun = true where id = ${id}`.execute(world.app.db);
  // Waiting for its turn is no breaking off, however long.
  for (let times = 0; times < 5; times += 1) await look();
  for (let times = 0; times < 3; times += 1) {
    await breakOff();
    await look();
  }
  expect(await state()).toBe('reading');
  await breakOff();
  await look();
  expect(await world.settled(id)).toMatchObject({ state: 'failed', problem: 'interrupted' });
});

test('after a day an import stays, its rows and its file go', async () => {
  await giveUpOpen();
  const applied = await world.apply(await world.check('ФИО;Телефон\r\nДолгов Лев;89530000001\r\n'));
  world.app.clock.advance(26 * HOUR);
  expect(await world.head.client.refusal(undoImport, { params: world.params(applied.id) })).toBe('conflict');
  const left = await world.check('ФИО;Телефон\r\nКраткий Лев;89530000002\r\n');
  await sweepImports(world.app.ground);
  expect(await world.rows(applied)).toEqual([]);
  expect(await world.rows(left)).toHaveLength(1);
  const { items } = await world.head.client.call(listImports, { params: inOrganization(), query: {} });
  expect(items.find(({ id }) => id === applied.id)).toMatchObject({ state: 'applied', counts: { add: 1 }, undoUntil: null });
  world.app.clock.advance(26 * HOUR);
  await sweepImports(world.app.ground);
  const later = await world.head.client.call(listImports, { params: inOrganization(), query: {} });
  expect(later.items.find(({ id }) => id === applied.id)?.fileName).toBe('');
  world.app.clock.advance(26 * HOUR);
  await sweepImports(world.app.ground);
  expect(await world.settled(left.id)).toMatchObject({ state: 'discarded', sample: [], headings: [] });
  expect(await world.member('Долгов')).toMatchObject({ phone: '+79530000001' });
});

test('members and foreigners learn nothing of an import', async () => {
  const checked = await world.check('ФИО\r\nТайный Лев\r\n');
  const other = await world.app.organization(world.operator, 'Другая');
  const foreign = await world.app.member(other, 'head', { lastName: 'Чужаков' });
  const member = await world.app.member(world.organization, 'member', { lastName: 'Простов' });
  const fileId = await world.upload('ФИО\r\nЛугов Егор\r\n');
  for (const { client } of [foreign, member]) {
    expect(await client.refusal(getImport, { params: world.params(checked.id) })).toBe('not_found');
    expect(await client.refusal(listImportRows, { params: world.params(checked.id), query: {} })).toBe('not_found');
  }
  const own = { organizationId: other.id };
  expect(await foreign.client.refusal(getImport, { params: { ...own, importId: checked.id } })).toBe('not_found');
  expect(await foreign.client.refusal(startImport, { params: own, body: { fileId } })).toBe('file_missing');
  const claimed = await withImports(world.app.db)
    .selectFrom('imports')
    .select('file_id')
    .where('id', '=', checked.id)
    .executeTakeFirstOrThrow();
  const bytes = await fetch(`${world.app.url}/api/organizations/${world.organization.id}/files/${claimed.file_id}/original`, {
    headers: { cookie: member.client.cookie ?? '' },
  });
  expect(bytes.status).toBe(404);
});

const giveUpOpen = async () => {
  await withImports(world.app.db).updateTable('imports').set({ state: 'discarded' }).where('state', 'in', ['columns', 'checked']).execute();
};
