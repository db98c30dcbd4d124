import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { TableLimits } from './limits.ts';
import { fileOf, type HandMade, handMade, refusalOf, relationships, zipOf } from './tables.test-helper.ts';

const refused = async (content: string | Uint8Array, limits: Partial<TableLimits> = {}) => refusalOf(await fileOf(content), limits);
const refusedXlsx = async (file: HandMade, limits: Partial<TableLimits> = {}) => refused(await handMade(file), limits);
const cell = (text: string): string => `<row><c t="str"><v>${text}</v></c></row>`;

const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const compound = (entry: string): Buffer => {
  const file = Buffer.alloc(200_000);
  COMPOUND.copy(file);
  file.write(`${entry}\0`, 512 * 300 + 128, 'utf16le');
  return file;
};

test.each<[string, string | Uint8Array | Promise<Buffer>]>([
  ['HTML', '\ufeff \n<html><table><tr><td>1</td></tr></table></html>'],
  ['HTML of Excel', '<meta http-equiv="Content-Type"><table>'],
  ['a table in XML', '<?xml version="1.0"?><Workbook/>'],
  ['a web archive', 'MIME-Version: 1.0\r\n'],
  ['PDF', '%PDF-1.7\n'],
  ['an old .xls', compound('Workbook')],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['a text with a NUL', 'a;b\n1;\0'],
  ['UTF-16 with a NUL', Buffer.from('\ufeffa;\0', 'utf16le')],
  ['.ods', zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' })],
  ['.docx', zipOf({ '_rels/.rels': relationships(['r', 'officeDocument', 'word/document.xml']), 'word/document.xml': '<document/>' })],
  ['.xlsb', zipOf({ '_rels/.rels': relationships(['r', 'officeDocument', 'xl/workbook.bin']), 'xl/workbook.bin': 'x' })],
  ['any other archive', zipOf({ 'readme.txt': 'x' })],
])('%s is no table that we read', async (_, content) => {
  expect((await refused(await content)).error.code).toBe('table_type');
});

test('a table behind a password is told from an old one', async () => {
  expect((await refused(compound('EncryptedPackage'))).error.code).toBe('table_locked');
  const zip = await handMade({ rows: cell('а') });
  // The flag of encryption, in each entry of the central directory (APPNOTE.TXT §4.4.4).
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4))
    zip.writeUInt8(zip.readUInt8(at + 8) | 1, at + 8);
  expect((await refused(zip)).error.code).toBe('table_locked');
});

test.each(['xl/vbaProject.bin', 'xl/macrosheets/sheet1.xml'])('%s is a macro', async (name) => {
  expect((await refusedXlsx({ rows: cell('а'), parts: { [name]: 'x' } })).error.code).toBe('table_macros');
});

test('a formula is refused with its address, whether its result is kept or not', async () => {
  for (const formula of ['<f>A1+1</f><v>2</v>', '<f t="shared" si="0"/>', '<f/>']) {
    const { error } = await refusedXlsx({ rows: `<row r="7"><c r="A7"><v>1</v></c><c r="AB7">${formula}</c></row>` });
    expect(error).toMatchObject({ code: 'table_formulas', details: { address: 'AB7' } });
  }
});

test('nothing in it is told as such', async () => {
  expect((await refused('')).error.code).toBe('table_empty');
  expect((await refused('\ufeff\r\n;;\r\n \r\n'.replace(' ', ''))).error.code).toBe('table_empty');
  expect((await refusedXlsx({ rows: '<row r="1"><c r="A1" s="1"/></row>' })).error.code).toBe('table_empty');
  const workbook = '<workbook xmlns:r="x"><sheets><sheet name="Лист" state="hidden" r:id="r1"/></sheets></workbook>';
  expect((await refusedXlsx({ rows: cell('а'), workbook })).error.code).toBe('table_empty');
});

test.each<[string, HandMade]>([
  ['XML that breaks off', { parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c><v>1' } }],
  [
    'a document type',
    { parts: { 'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData>${cell('&a;')}</sheetData></worksheet>` } },
  ],
  ['an entity', { rows: cell('&xxe;') }],
  ['a nest', { rows: `<row>${'<x>'.repeat(100)}${'</x>'.repeat(100)}</row>` }],
  ['bytes that are no UTF-8', { parts: { 'xl/sharedStrings.xml': Buffer.from([0x3c, 0x61, 0xff]) } }],
  ['a text that is not there', { rows: '<row><c t="s"><v>5</v></c></row>' }],
  ['a number that is none', { rows: '<row><c><v>five</v></c></row>' }],
  ['rows that go back', { rows: '<row r="2"/><row r="2"/>' }],
  ['a cell without a column', { rows: '<row r="2"><c r="2"><v>1</v></c></row>' }],
  ['a sheet that is not there', { parts: { 'xl/_rels/workbook.xml.rels': relationships(['r1', 'worksheet', 'gone.xml']) } }],
  ['two parts of one name', { parts: { 'XL/WORKBOOK.XML': '<workbook/>' } }],
  ['a path out of the container', { parts: { 'xl/_rels/workbook.xml.rels': relationships(['r1', 'worksheet', '../../../etc/passwd']) } }],
])('%s is damage', async (_, file) => {
  expect((await refusedXlsx(file)).error.code).toBe('table_broken');
});

test('a container cut short, and an open quote, are damage', async () => {
  const zip = await handMade({ rows: cell('а') });
  expect((await refused(zip.subarray(0, zip.length - 30))).error.code).toBe('table_broken');
  expect((await refused('a;"b\n1;2\n')).error.code).toBe('table_broken');
});

test.each<[string, keyof TableLimits, HandMade, Partial<TableLimits>]>([
  ['rows', 'rows', { rows: cell('а').repeat(6) }, { rows: 5 }],
  ['columns', 'columns', { rows: `<row>${'<c><v>1</v></c>'.repeat(6)}</row>` }, { columns: 5 }],
  ['a million columns', 'columns', { rows: `<row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row>` }, {}],
  ['a million empty columns', 'columns', { rows: `<row>${'<c/>'.repeat(1_000_000)}</row>` }, {}],
  ['a far column', 'columns', { rows: '<row><c r="ZZZZZZ1"/></row>' }, {}],
  ['a far row', 'rows', { rows: '<row r="1048577"/>' }, {}],
  ['a long cell', 'cellLength', { rows: cell('а'.repeat(32_768)) }, {}],
  ['a long cell in runs', 'cellLength', { rows: `<row><c t="inlineStr"><is>${'<r><t>много</t></r>'.repeat(7_000)}</is></c></row>` }, {}],
  ['a long shared text', 'cellLength', { sharedStrings: `<si>${'<r><t>много</t></r>'.repeat(7_000)}</si>` }, {}],
  ['a text without an end', 'cellLength', { rows: cell('а'.repeat(4_000_000)) }, {}],
  ['a comment without an end', 'cellLength', { rows: `<!--${'а'.repeat(4_000_000)}-->` }, {}],
  ['many texts', 'sharedStrings', { sharedStrings: '<si><t>а</t></si>'.repeat(6) }, { sharedStrings: 5 }],
  ['large texts', 'sharedBytes', { sharedStrings: `<si><t>${'а'.repeat(3_000)}</t></si>`.repeat(6) }, { sharedBytes: 20_000 }],
  ['declared size', 'inflatedBytes', { rows: cell('а').repeat(1_000) }, { inflatedBytes: 20_000 }],
  ['many names', 'entries', { parts: Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`xl/${n}`, ''])) }, { entries: 20 }],
  ['the file', 'fileBytes', {}, { fileBytes: 100 }],
  ['a bomb', 'inflation', { rows: '<row><c/></row>'.repeat(1_000_000) }, {}],
])('%s over the limit: %s', async (_, limit, file, limits) => {
  const { error, rows } = await refusedXlsx(file, limits);
  expect(error).toMatchObject({ code: 'table_too_large', details: { limit } });
  expect(rows).toBeLessThanOrEqual(limits.rows ?? 0);
});

test('a part that inflates past its declared size is left at once', async () => {
  const bomb = Buffer.from(`<worksheet><sheetData>${cell('а')}${' '.repeat(100_000_000)}`);
  const zip = await lying('xl/worksheets/sheet1.xml', deflateRawSync(bomb), 100);
  const { error } = await refused(zip);
  expect(error.code).toBe('table_broken');
  expect(String(error.cause)).toContain('too many bytes');
});

/** A workbook whose one part says that it is `size` bytes long. */
async function lying(name: string, deflated: Buffer, size: number): Promise<Buffer> {
  const rest = await handMade({ parts: { [name]: 'x'.repeat(size) } });
  const local = rest.indexOf(name) - 30;
  const central = rest.lastIndexOf(name) - 46;
  const end = rest.lastIndexOf('PK\x05\x06');
  const directory = rest.readUInt32LE(end + 16);
  // The true bytes go before the directory, under a local header of their own.
  const moved = Buffer.concat([
    rest.subarray(0, directory),
    rest.subarray(local, local + 30 + name.length),
    deflated,
    rest.subarray(directory),
  ]);
  const shift = moved.length - rest.length;
  moved.writeUInt32LE(deflated.length, central + shift + 20);
  moved.writeUInt32LE(directory, central + shift + 42);
  moved.writeUInt32LE(directory + shift, end + shift + 16);
  return moved;
}

test.each<[string, keyof TableLimits, string, Partial<TableLimits>]>([
  ['rows', 'rows', 'a;b\n'.repeat(6), { rows: 5 }],
  ['columns', 'columns', 'a;'.repeat(201), {}],
  ['a million columns', 'cellLength', 'a;'.repeat(1_000_000), {}],
  ['delimiters without an end', 'cellLength', ';'.repeat(4_000_000), {}],
  ['a long cell', 'cellLength', 'a'.repeat(32_768), {}],
  ['a quote without an end', 'cellLength', `a;"${'b\n'.repeat(2_000_000)}`, {}],
])('CSV: %s over the limit: %s', async (_, limit, content, limits) => {
  const { error, rows } = await refused(content, limits);
  expect(error).toMatchObject({ code: 'table_too_large', details: { limit } });
  expect(rows).toBeLessThanOrEqual(5);
});
