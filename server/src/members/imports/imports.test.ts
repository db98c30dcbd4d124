import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import { chooseColumns, discardImport, listImportRows, listImports, startImport } from '#contract/imports';
import { getMember } from '#contract/member-card';
import { getMemberStats, listCardBatches } from '#contract/members';
import { ImportWorld } from '#test/import-world.ts';
import { readTable } from '#test/read-table.ts';

let world: ImportWorld;
const inOrganization = () => ({ organizationId: world.organization.id });

beforeAll(async () => {
  world = await ImportWorld.open();
});
afterAll(() => world.app.stop());
beforeEach(async () => {
  // One import at a time: what a test left open is given up.
  const { items } = await world.head.client.call(listImports, { params: inOrganization(), query: {} });
  for (const { id, state } of items)
    if (['columns', 'checked'].includes(state)) await world.head.client.call(discardImport, { params: world.params(id) });
});

const HEADINGS = 'Фамилия;Имя;Отчество;Дата рождения;Телефон;Номер карты;Email;Регион;Год вступления;Профбилет';

describe('reading a file', () => {
  test('windows-1251 with titles above the headings', async () => {
    const text = `Список членов профсоюза\r\n\r\n№;Ф.И.О.;Моб. тел.;Примечание\r\n1;Лугов Егор;89500000001;x\r\n`;
    const windows = Uint8Array.from(
      [...text].map((char) =>
        char.charCodeAt(0) < 128 ? char.charCodeAt(0) : char.charCodeAt(0) === 0x2116 ? 0xb9 : char.charCodeAt(0) - 0x350,
      ),
    );
    const { state, headings, columns, sample, rows } = await world.begin(windows);
    expect({ state, headings, columns, sample, rows }).toEqual({
      state: 'columns',
      headings: ['№', 'Ф.И.О.', 'Моб. тел.', 'Примечание'],
      columns: [null, 'fullName', 'phone', null],
      sample: [['1', 'Лугов Егор', '89500000001', 'x']],
      rows: 1,
    });
  });

  test.each([
    ['page.xlsx', '<html><body>ФИО</body></html>', 'table_type'],
    ['empty.csv', 'ФИО;Телефон\r\n', 'table_empty'],
    ['broken.xlsx', 'PK\x03\x04 and nothing more', 'table_broken'],
  ])('%s is refused with its reason, and its bytes are removed', async (name, content, problem) => {
    const failed = await world.begin(content, name);
    expect(failed).toMatchObject({ state: 'failed', problem, fileName: name, headings: [], sample: [] });
    expect(await world.check('ФИО;Телефон\r\nЛугов Егор;89500000001\r\n')).toMatchObject({ state: 'checked' });
  });

  test('columns can be corrected; a name is asked for, each field once', async () => {
    const { id, columns } = await world.begin('Кто;Чей номер\r\nЛугов Егор;89500000001\r\n');
    expect(columns).toEqual([null, null]);
    const choose = (given: (typeof columns)[number][]) =>
      world.head.client.send(chooseColumns, { params: world.params(id), body: { columns: given } });
    for (const wrong of [
      [null, 'phone'],
      ['fullName'],
      ['fullName', 'lastName'],
      ['fullName', 'fullName'],
    ] as (typeof columns)[number][][]) {
      expect((await choose(wrong)).problem.code, String(wrong)).toBe('invalid');
    }
    expect((await choose(['fullName', 'phone'])).body.state).toBe('checking');
    expect(await world.settled(id)).toMatchObject({ state: 'checked', counts: { add: 1, update: 0, same: 0, skip: 0 } });
    expect((await choose(['fullName', null])).status).toBe(200);
    expect(await world.settled(id)).toMatchObject({ state: 'checked', version: 2 });
  });

  test('one import at a time', async () => {
    await world.begin('ФИО\r\nЛугов Егор\r\n');
    const fileId = await world.upload('ФИО\r\nЛугов Егор\r\n');
    expect(await world.head.client.refusal(startImport, { params: inOrganization(), body: { fileId } })).toBe('import_open');
  });
});

describe('the verdicts', () => {
  test('faults, duplicates and unknown cards are told by row', async () => {
    const [card, again] = [world.card(), world.card()];
    const checked = await world.check(
      [
        HEADINGS,
        `ПОЛЯНОВ;Кирилл;;31.12.80;8 950 100 00 01;'${card};kirill@example.org;;2010;`,
        `Полянов;Кирилл;;;89501000001;;;;;`,
        `Сосков;Кирилл;;;;${card};;;;`,
        `Полянов;Кирилл;;1980-12-31;;;;;;`,
        `Сосков;;;;;;;;;`,
        `Сосков;Иван;;31.02.1980;;;;;;`,
        `Сосков;Иван;;;;7114050051000280083;;;;`,
        `Сосков;Иван;;;;7,11405E+18;;;;`,
        `Сосков;Иван;;;123;;;;;`,
        `Сосков;Иван;;;;${again};;;;`,
        `Ключев;Пётр;;;;;;;;`,
      ].join('\r\n'),
    );
    expect(checked.counts).toEqual({ add: 3, update: 0, same: 0, skip: 8 });
    const rows = await world.rows(checked);
    expect(rows.map(({ number, verdict, fault, duplicateOf }) => [number, verdict, fault, duplicateOf])).toEqual([
      [2, 'add', null, null],
      [3, 'skip', 'duplicate', 2],
      [4, 'skip', 'duplicate', 2],
      [5, 'skip', 'duplicate', 2],
      [6, 'skip', 'name_missing', null],
      [7, 'skip', 'date_invalid', null],
      [8, 'skip', 'card_unknown', null],
      [9, 'skip', 'card_digits_lost', null],
      [10, 'skip', 'phone_invalid', null],
      [11, 'add', null, null],
      [12, 'add', null, null],
    ]);
    expect(rows[0]).toMatchObject({ name: 'Полянов Кирилл', phone: '+79501000001', cardNumber: card, birthDate: '1980-12-31' });
    expect(rows[5]).toMatchObject({ faultField: 'birthDate', faultValue: '31.02.1980' });
    const { items } = await world.head.client.call(listImportRows, {
      params: world.params(checked.id),
      query: { verdict: 'add', limit: 2 },
    });
    expect(items.map(({ number }) => number)).toEqual([2, 11]);

    const { cookie } = world.head.client;
    const report = await fetch(`${world.app.url}/api/organizations/${world.organization.id}/imports/${checked.id}/report`, {
      headers: { cookie: cookie ?? '' },
    });
    const table = await readTable(Buffer.from(await report.arrayBuffer()));
    expect(table).toHaveLength(9);
    expect(table[0]?.at(-1)).toBe('Причина');
    expect(table[1]).toEqual(['3', 'Полянов', 'Кирилл', '', '', '89501000001', '', '', '', '', '', 'Повторяет строку 2']);
  });

  test('another organisation’s card is as unknown as one that nobody has', async () => {
    const other = await world.app.organization(world.operator, 'Другая');
    const checked = await world.check(`ФИО;Карта\r\nЛугов Егор;${other.cards[0]}\r\n`);
    expect(await world.rows(checked)).toMatchObject([{ verdict: 'skip', fault: 'card_unknown' }]);
  });
});

describe('importing', () => {
  test('adds records with their cards, counts and a journal entry; the same file again changes nothing', async () => {
    const stats = () => world.head.client.call(getMemberStats, { params: inOrganization() });
    const bound = async () =>
      (await world.operator.client.call(listCardBatches, { params: inOrganization(), query: {} })).items.at(-1)?.bound ?? 0;
    const before = { stats: await stats(), bound: await bound() };
    const [card] = [world.card()];
    const file = await world.xlsx(HEADINGS.split(';'), [
      ['РОДНИКОВА', 'Анна', 'Ильинична', { date: '1985-02-28' }, 79502000001, card, 'anna@example.org', 'Тверская область', 2012, 'А-12'],
      ['Родников', 'Пётр', null, null, null, null, null, null, 'Сведения отсутствуют', 'сведения отсутствуют'],
      ['Ручьёв', 'Иван', null, { date: '1990-01-01' }, null, null, null, null, null, null],
    ]);
    const applied = await world.apply(await world.check(file, 'register.xlsx'));
    expect(applied).toMatchObject({ state: 'applied', counts: { add: 3, update: 0, same: 0, skip: 0 }, byName: 'Озеров Егор' });
    expect((await stats()).unregistered).toBe(before.stats.unregistered + 3);
    expect(await bound()).toBe(before.bound + 1);
    const anna = await world.member('Родникова');
    expect(await world.head.client.call(getMember, { params: { ...inOrganization(), memberId: anna.id } })).toMatchObject({
      status: 'unregistered',
      phone: '+79502000001',
      cardNumber: card,
      birthDate: '1985-02-28',
      region: 'Тверская область',
      unionTicket: { state: 'value', value: 'А-12' },
    });
    const { items } = await world.operator.client.call(listAuditEntries, { query: { action: 'members.import', limit: 1 } });
    expect(items[0]).toMatchObject({
      subjectId: applied.id,
      actor: { id: world.head.personId },
      details: { added: 3, updated: 0, skipped: 0 },
    });

    const again = await world.check(file, 'register.xlsx');
    expect(again.counts).toEqual({ add: 0, update: 0, same: 3, skip: 0 });
  });

  test('updates what differs, keeps its history, and leaves to the registered what is theirs', async () => {
    const member = await world.app.member(world.organization, 'member', { lastName: 'Берегов', firstName: 'Олег' });
    await world.apply(await world.check('ФИО;Телефон;Email\r\nЗаливов Лев;89503000001;old@example.org\r\n'));
    const checked = await world.check(
      [
        'Фамилия;Имя;Дата рождения;Телефон;Email;Карта;Год вступления',
        `Заливов;Лев;05.06.1970;89503000001;new@example.org;;2001`,
        `Берегов;Олег;05.06.1971;89503000002;theirs@example.org;${member.cardNumber};`,
      ].join('\r\n'),
    );
    expect(checked.counts).toEqual({ add: 0, update: 2, same: 0, skip: 0 });
    const rows = await world.rows(checked);
    expect(rows[0]?.changes).toEqual(
      expect.arrayContaining([
        { field: 'birthDate', before: '', after: '1970-06-05' },
        { field: 'email', before: 'old@example.org', after: 'new@example.org' },
        { field: 'unionYear', before: '', after: '2001' },
      ]),
    );
    expect(rows[1]).toMatchObject({ changes: [{ field: 'birthDate', after: '1971-06-05' }], kept: ['phone', 'email'] });
    expect(await world.apply(checked)).toMatchObject({ state: 'applied' });
    expect(await world.member('Берегов', 'active')).toMatchObject({ phone: member.phone, birthDate: '1971-06-05', email: '' });
    const { id } = await world.member('Заливов');
    const card = await world.head.client.call(getMember, { params: { ...inOrganization(), memberId: id } });
    expect(card).toMatchObject({ email: 'new@example.org', birthDate: '1970-06-05' });
    expect(card.changes.items).toHaveLength(3);
    expect(card.changes.items[0]).toMatchObject({ source: 'import', byName: 'Озеров Егор' });
  });
});
