import { contentDisposition } from '#server/platform/files/file-name.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { writeXlsx } from '#server/platform/tables/write-xlsx.ts';

const COLUMNS = [
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
];
/** An invented person, to show how cells are filled in; no card, for each is somebody's. */
const EXAMPLE = [
  'Лугов',
  'Егор',
  'Ильич',
  { date: '1980-12-31' },
  '+7 900 999-00-01',
  '',
  'egor@example.org',
  'Тверская область',
  '2010',
  '12345',
];

/** «Скачать образец». */
export const sendTemplate = async (_ground: Ground, _scope: AdminScope, _input: unknown, { reply }: Exchange): Promise<void> => {
  reply.headers({
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': contentDisposition('attachment', 'Образец для импорта.xlsx'),
    'cache-control': 'private, no-cache',
  });
  await reply.send(writeXlsx({ sheet: 'Реестр', columns: COLUMNS.map((title) => ({ title, width: 24 })), rows: [EXAMPLE] }));
};
