import { expect, test } from 'vitest';
import { openTable } from './read-table.ts';
import { cellsOf, fileOf, rowsOf } from './tables.test-helper.ts';

const read = async (content: string | Uint8Array): Promise<string[][]> => cellsOf(await fileOf(content));

/** «Имя;Город», «Ёлкин;Пермь» as Windows-1251. */
const IN_1251 = Buffer.concat([Buffer.from('c8ecff3bc3eef0eee40d0a', 'hex'), Buffer.from('a8ebeae8ed3bcfe5f0ecfc0d0a', 'hex')]);
const PEOPLE = [
  ['Имя', 'Город'],
  ['Ёлкин', 'Пермь'],
];
const text = 'Имя;Город\r\nЁлкин;Пермь\r\n';

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16 of Excel', Buffer.from(`\ufeff${text.replaceAll(';', '\t')}`, 'utf16le')],
  ['Windows-1251', IN_1251],
])('%s is read', async (_, content) => {
  expect(await read(content)).toEqual(PEOPLE);
});

test('one late letter tells Windows-1251 from UTF-8', async () => {
  const content = Buffer.concat([Buffer.from('a;b\n'.repeat(50_000)), Buffer.from([0xa8])]);
  expect((await read(content)).at(-1)).toEqual(['Ё']);
});

test.each([
  ['a;b\n1,5;2\n2,5;3', ';'],
  ['a,b\n"1;2",3\n4,"5;6;7"', ','],
  ['a\tb\n1,1\t2;2\n', '\t'],
  ['"a;b;c",d\n1,2', ','],
  ['Фамилия, имя;Телефон\nИванов;1\nПетров;2', ';'],
  ['sep=,\r\na;1,b;2\r\n', ','],
  ['один\nстолбец', ';'],
])('the delimiter of %j is %j', async (content, delimiter) => {
  const [heading = []] = await read(content);
  const [first = ''] = heading;
  expect(first).not.toContain(delimiter);
  expect(heading.length).toBe(content.startsWith('один') ? 1 : 2);
});

test('quotes, line breaks of all kinds, quotes by hand, and the numbers that Excel shows', async () => {
  const content = 'a;b\r\n"x;""y""";"две\r\nстроки"\r\r\n;;\nООО "Ромашка";5"\n';
  const rows = await rowsOf(await openTable(await fileOf(content)));
  expect(rows).toEqual([
    { number: 1, cells: ['a', 'b'] },
    { number: 2, cells: ['x;"y"', 'две\r\nстроки'] },
    { number: 5, cells: ['ООО "Ромашка"', '5"'] },
  ]);
});

test('an apostrophe is taken off only where an export puts it on', async () => {
  expect(await read("'=1;'+79;''=x;'Аа;+79;'+7 950 000-00-00;O'Нил;'")).toEqual([
    ['=1', '+79', "'=x", "'Аа", '+79', "'+7 950 000-00-00", "O'Нил", "'"],
  ]);
});
