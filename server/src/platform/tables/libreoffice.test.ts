import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { expect, type TestContext, test } from 'vitest';
import { cellsOf, fileOf, temporaryFolder } from './tables.test-helper.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';
import type { Cell } from './written-table.ts';

const soffice = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((path) => existsSync(path));

// `;` `"` UTF-8, from the first line; when opening, also: as a Russian, finding special numbers, and computing formulas.
// https://help.libreoffice.org/latest/en-US/text/shared/guide/csv_params.html
const WRITTEN = 'Text - txt - csv (StarCalc):59,34,76,1';
const OPENED = 'Text - txt - csv (StarCalc):59,34,76,1,,1049,false,true,false,false,false,true';

/** Lets LibreOffice open the file and save what it shows. */
async function shownBy(program: string, path: string, ending: 'xlsx' | 'csv'): Promise<string[][]> {
  const folder = await temporaryFolder();
  const input = `${path}.${ending}`;
  await copyFile(path, input);
  const open = ending === 'csv' ? [`--infilter=${OPENED}`] : [];
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  const output = join(folder, 'shown');
  await promisify(execFile)(program, [profile, '--headless', ...open, '--convert-to', `csv:${WRITTEN}`, '--outdir', output, input]);
  const shown = await readFile(join(output, `${input.slice(folder.length + 1, -ending.length)}csv`), 'utf8');
  return parse(shown, { delimiter: ';', bom: true });
}

const program = (context: TestContext): string => soffice ?? context.skip('LibreOffice is not installed (no soffice on PATH)');
const MINUTE = 60_000;

const TEXTS = [
  '+7 950 000-00-00',
  '0012345678',
  '2202200112345678',
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  ' =1+1',
  "'=1+1",
  '=HYPERLINK("http://example.org")',
  '1/2',
  '01.02.2003',
  '1E5',
  'а;б"в',
  'две\nстроки',
  '_x0041_',
  '<b>&amp;',
  'ИСТИНА',
  '😀',
];

test('an XLSX is shown by LibreOffice as it was written', { timeout: MINUTE }, async (context) => {
  const office = program(context);
  const rows: Cell[][] = [...TEXTS.map((text) => [text, 'конец']), [{ date: '1961-04-12' }, 79500000000], [null, { date: '2004-02-29' }]];
  const path = await fileOf(writeXlsx({ sheet: 'Лист', columns: [{ title: 'Первый' }, { title: 'Второй' }], rows }));
  expect(await shownBy(office, path, 'xlsx')).toEqual([
    ['Первый', 'Второй'],
    ...TEXTS.map((text) => [text, 'конец']),
    ['12.04.1961', '79500000000'],
    ['', '29.02.2004'],
  ]);
});

test('no cell of a CSV is computed by LibreOffice, and a phone is shown as it is', { timeout: MINUTE }, async (context) => {
  const office = program(context);
  const computed = await fileOf('a;b\r\n=1+1;x\r\n');
  expect((await shownBy(office, computed, 'csv'))[1]).toEqual(['2', 'x']);

  const risky = [
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(1)',
    '\t=1+1',
    ' =1+1',
    "'=1+1",
    '\r=1+1',
    '+79500000000',
    '=HYPERLINK("http://example.org")',
  ];
  const path = await fileOf(
    writeCsv({ columns: [{ title: 'Первый' }, { title: 'Второй' }], rows: risky.map((text) => [text, '+7 950 000-00-00']) }),
  );
  const shown = await shownBy(office, path, 'csv');
  expect(shown.slice(1).map(([, phone]) => phone)).toEqual(risky.map(() => '+7 950 000-00-00'));
  for (const [text = ''] of shown.slice(1)) expect(text).toMatch(/^'/);
});

test('what LibreOffice saves as XLSX is read as it was', { timeout: MINUTE }, async (context) => {
  const office = program(context);
  const folder = await temporaryFolder();
  const rows: Cell[][] = [...TEXTS.map((text) => [text, 1.5]), [{ date: '1961-04-12' }, 79500000000]];
  const path = await fileOf(writeXlsx({ sheet: 'Лист', columns: [{ title: 'Первый' }, { title: 'Второй' }], rows }));
  await copyFile(path, `${path}.xlsx`);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  await promisify(execFile)(office, [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'saved'), `${path}.xlsx`]);
  expect(await cellsOf(join(folder, 'saved', `${path.slice(folder.length + 1)}.xlsx`))).toEqual([
    ['Первый', 'Второй'],
    ...TEXTS.map((text) => [text, '1.5']),
    ['1961-04-12', '79500000000'],
  ]);
});
