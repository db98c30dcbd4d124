import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyImport, chooseColumns, discardImport, getImport, startImport } from '#contract/imports';
import { listNotifications } from '#contract/notifications';
import { ImportWorld } from '#test/import-world.ts';

let world: ImportWorld;

beforeAll(async () => {
  world = await ImportWorld.open();
});
afterAll(() => world.app.stop());

test('what was confirmed once is not confirmed again, nor given up, nor given other columns', async () => {
  const checked = await world.check('ФИО;Телефон\r\nЛугов Егор;89500000001\r\n');
  const params = world.params(checked.id);
  const { client } = world.head;
  expect(await client.refusal(applyImport, { params, body: { version: checked.version + 1 } })).toBe('conflict');
  const answers = await Promise.all([1, 2].map(() => client.send(applyImport, { params, body: { version: checked.version } })));
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
  expect(await client.refusal(discardImport, { params })).toBe('conflict');
  expect(await client.refusal(chooseColumns, { params, body: { columns: ['fullName', 'phone'] } })).toBe('conflict');
  expect(await world.settled(checked.id)).toMatchObject({ state: 'applied', counts: { add: 1 } });
  expect(await world.members()).toHaveLength(1);
});

test('an import with nothing to write is not confirmed', async () => {
  const checked = await world.check('ФИО;Телефон\r\nЛугов Егор;89500000001\r\n');
  expect(checked.counts).toEqual({ add: 0, update: 0, same: 1, skip: 0 });
  const params = world.params(checked.id);
  expect(await world.head.client.refusal(applyImport, { params, body: { version: checked.version } })).toBe('conflict');
  await world.head.client.call(discardImport, { params });
  expect(await world.settled(checked.id)).toMatchObject({ state: 'discarded' });
});

test('what was given up while it was read stays given up', async () => {
  const fileId = await world.upload('ФИО\r\nЛугов Егор\r\n');
  const { id } = await world.head.client.call(startImport, { params: { organizationId: world.organization.id }, body: { fileId } });
  await world.head.client.call(discardImport, { params: world.params(id) });
  expect(await world.settled(id)).toMatchObject({ state: 'discarded', rows: 0 });
});

test('who has an account is invited; the organisation learns nothing of it', async () => {
  const person = await world.app.signUp({ lastName: 'Званый' });
  await world.apply(await world.check(`ФИО;Телефон\r\nЗваный Егор;${person.phone}\r\n`));
  expect(await world.member('Званый')).toMatchObject({ status: 'unregistered', registeredAt: null });
  const { items } = await person.client.call(listNotifications, { query: {} });
  expect(items.map(({ content }) => content.kind)).toContain('member.invited');
});

test('who has an account is invited, too, when an import adds the phone to a record that is known', async () => {
  const person = await world.app.signUp();
  await world.apply(await world.check('ФИО;Дата рождения\r\nБезномерный Егор;17.05.1980\r\n'));
  const checked = await world.check(`ФИО;Дата рождения;Телефон\r\nБезномерный Егор;17.05.1980;${person.phone}\r\n`);
  expect(checked.counts).toMatchObject({ add: 0, update: 1 });
  await world.apply(checked);
  const { items } = await person.client.call(listNotifications, { query: {} });
  expect(items.map(({ content }) => content.kind)).toEqual(['member.invited']);
});

test('an administrator imports and sees what another began', async () => {
  const administrator = await world.app.member(world.organization, 'administrator', { lastName: 'Помощников' });
  const { id } = await world.begin('ФИО\r\nСлучаев Егор\r\n');
  const params = world.params(id);
  await administrator.client.call(chooseColumns, { params, body: { columns: ['fullName'] } });
  const checked = await world.settled(id);
  await administrator.client.call(applyImport, { params, body: { version: checked.version } });
  await world.app.runJobs();
  expect(await administrator.client.call(getImport, { params })).toMatchObject({ state: 'applied', byName: 'Помощников Егор' });
});
