import { buffer, text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { fileTypeFromFile } from 'file-type';
import { expect, test } from 'vitest';
import { TABLE_LIMITS } from './limits.ts';
import { openPackage } from './package.ts';
import { cellsOf, fileOf } from './tables.test-helper.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';
import type { Cell } from './written-table.ts';

const columns = [{ title: 'Имя', width: 40 }, { title: 'Телефон' }];

async function partOf(path: string, name: string): Promise<string> {
  const parts = await openPackage(path, TABLE_LIMITS);
  try {
    return await text(parts.read(name));
  } finally {
    parts.close();
  }
}

test('a CSV has its mark, semicolons, CRLF, and nothing that is computed', async () => {
  const rows: Cell[][] = [
    ['=1+1', '+79500000000'],
    [' =cmd|x', '+7 950 000-00-00'],
    ["'=a", "O'Нил"],
    ['-5', -5],
    ['a;b', 'a"b'],
    ['a,b', 'две\nстроки'],
    [{ date: '2001-02-28' }, 1.5],
    [null, '@x'],
    ['\tx', '0012'],
  ];
  expect((await buffer(writeCsv({ columns, rows }))).toString()).toBe(
    [
      '\ufeffИмя;Телефон',
      "'=1+1;'+79500000000",
      "' =cmd|x;+7 950 000-00-00",
      "''=a;O'Нил",
      "'-5;-5",
      '"a;b";"a""b"',
      '"a,b";"две\nстроки"',
      '28.02.2001;1,5',
      ";'@x",
      '"\'\tx";0012',
      '',
    ].join('\r\n'),
  );
});

test('an XLSX is known as one by its content, and has its heading frozen, filtered and wide', async () => {
  const path = await fileOf(writeXlsx({ sheet: 'Все / [пользователи]', columns, rows: [['Анна', '007']] }));
  expect((await fileTypeFromFile(path))?.ext).toBe('xlsx');
  const sheet = await partOf(path, 'xl/worksheets/sheet1.xml');
  expect(sheet).toContain('state="frozen"');
  expect(sheet).toContain('<autoFilter ref="A1:B2"/>');
  expect(sheet).toContain('<col min="1" max="1" width="40" customWidth="1"/>');
  expect(sheet).not.toContain('<f');
  expect(await partOf(path, 'xl/workbook.xml')).toContain('name="Все    пользователи"');
});

test.each([
  [2, 1],
  [3, 2],
  [4, 2],
  [5, 3],
])('%i rows on sheets of three make %i sheets', async (count, sheets) => {
  const rows = Array.from({ length: count }, (_, index) => [`строка ${index}`]);
  const path = await fileOf(writeXlsx({ sheet: 'Лист', columns, rows }, 3));
  const workbook = await partOf(path, 'xl/workbook.xml');
  expect(workbook.match(/<sheet /g)).toHaveLength(sheets);
  const last = await partOf(path, `xl/worksheets/sheet${sheets}.xml`);
  expect(last).toContain('Имя');
  expect(last).toContain(`строка ${count - 1}`);
});

test('days that programs count differently are written as text', async () => {
  const path = await fileOf(writeXlsx({ sheet: 'Лист', columns, rows: [[{ date: '1900-01-05' }, { date: '1900-03-01' }]] }));
  expect(await cellsOf(path)).toEqual([
    ['Имя', 'Телефон'],
    ['05.01.1900', '1900-03-01'],
  ]);
});

test('a failure of the rows is the failure of the file, in both formats', async () => {
  async function* rows(): AsyncGenerator<Cell[]> {
    yield ['Анна'];
    throw new Error('The database went away');
  }
  await expect(fileOf(writeXlsx({ sheet: 'Лист', columns, rows: rows() }))).rejects.toThrow('went away');
  await expect(fileOf(writeCsv({ columns, rows: rows() }))).rejects.toThrow('went away');
});

test('a text longer than any cell fails with its address', async () => {
  const file = fileOf(writeXlsx({ sheet: 'Лист', columns, rows: [['а', 'б'.repeat(32_768)]] }));
  await expect(file).rejects.toMatchObject({ code: 'table_too_large', details: { address: 'B2' } });
});

test.each(['xlsx', 'csv'])(
  'when the reader of a %s goes away, the rows are closed, and no more were taken than fit in the pipes',
  async (format) => {
    let taken = 0;
    let closed: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      closed = resolve;
    });
    async function* rows(): AsyncGenerator<Cell[]> {
      try {
        for (;;) yield [`Пользователь ${taken++} ${Math.sin(taken)}`, 'x'.repeat(200)];
      } finally {
        closed();
      }
    }
    const file = format === 'xlsx' ? writeXlsx({ sheet: 'Лист', columns, rows: rows() }) : writeCsv({ columns, rows: rows() });
    for await (const _ of file) if (taken > 0) break;
    await ended;
    expect(taken).toBeLessThan(100_000);
  },
);

test('rows that fail at once are told to whoever reads, however late', async () => {
  let asked = false;
  const next = async (): Promise<never> => {
    asked = true;
    throw new Error('The rows are gone');
  };
  const file = writeXlsx({ sheet: 'Лист', columns: [{ title: 'Имя' }], rows: { [Symbol.asyncIterator]: () => ({ next }) } });
  await setImmediate();
  expect(asked).toBe(false);
  await expect(buffer(file)).rejects.toThrow('The rows are gone');
});
