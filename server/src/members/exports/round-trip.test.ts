import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ExportFormat, readExportFile, startExport } from '#contract/exports';
import { discardImport } from '#contract/imports';
import type { MemberStatus } from '#contract/members';
import { ImportWorld } from '#test/import-world.ts';

let world: ImportWorld;

beforeAll(async () => {
  world = await ImportWorld.open();
  const card = world.card();
  const checked = await world.check(
    await world.xlsx(
      [
        'Фамилия',
        'Имя',
        'Отчество',
        'Дата рождения',
        'Телефон',
        'Номер карты',
        'Email',
        'Регион',
        'Год вступления в профсоюз',
        'Номер профсоюзного билета',
      ],
      [
        [
          'Ёлкин',
          'Пётр',
          'Ильич',
          { date: '1980-02-29' },
          '+7 950 000-00-01',
          card,
          'petr@example.org',
          'Тверская область',
          '2010',
          '=1+1',
        ],
        ['Родников-Ручьёв', 'Олег', '', { date: '1955-12-31' }, '', '', '', '', 'Сведения отсутствуют', 'Сведения отсутствуют'],
        ['Горная', 'Анна', 'Олеговна', { date: '1990-07-01' }, '', '', '', '"Край"; север', '', "'007"],
      ],
    ),
    'register.xlsx',
  );
  await world.apply(checked);
});
afterAll(() => world.app.stop());

const exported = async (format: ExportFormat, status: MemberStatus): Promise<Buffer> => {
  const { app, head, organization } = world;
  const { id } = await head.client.call(startExport, {
    params: { organizationId: organization.id },
    body: { target: { filter: { status } }, format },
  });
  await app.runJobs();
  const path = readExportFile.path.replace(':organizationId', organization.id).replace(':exportId', id);
  const response = await fetch(`${app.url}${path}`, { headers: { cookie: head.client.cookie ?? '' } });
  return Buffer.from(await response.arrayBuffer());
};

it.each([
  ['xlsx', 'unregistered', 3],
  ['csv', 'unregistered', 3],
  ['xlsx', 'active', 1],
  ['csv', 'active', 1],
] as const)('an export as %s of %s members, imported back, changes nothing', async (format, status, count) => {
  const file = await exported(format, status);
  const checked = await world.check(file, `back.${format}`);
  expect(await world.rows(checked)).toEqual(
    Array.from({ length: count }, () => expect.objectContaining({ verdict: 'same', changes: [], fault: null })),
  );
  expect(checked.counts).toEqual({ add: 0, update: 0, same: count, skip: 0 });
  await world.head.client.call(discardImport, { params: world.params(checked.id) });
});
