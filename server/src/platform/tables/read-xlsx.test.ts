import { expect, test } from 'vitest';
import { openTable } from './read-table.ts';
import { cellsOf, fileOf, type HandMade, handMade, relationships, rowsOf } from './tables.test-helper.ts';

const read = async (file: HandMade): Promise<string[][]> => cellsOf(await fileOf(await handMade(file)));
const row = (...cells: string[]): string => `<row>${cells.join('')}</row>`;

test('texts: shared, inline, in runs, without phonetics, with written characters', async () => {
  const sharedStrings =
    '<si><t>общая</t></si><si><r><t>из </t></r><r><rPr/><t xml:space="preserve">кусков </t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t/></si>';
  const rows = row(
    '<c t="s"><v>0</v></c>',
    '<c t="s"><v>1</v></c>',
    '<c t="s"><v>2</v></c>',
    '<c t="s"><v>3</v></c>',
    '<c t="inlineStr"><is><t>a &amp; &#1073;_x000D__x005F_x0041_</t></is></c>',
    '<c t="inlineStr"><is><r><t>б</t></r><r><t>в</t></r></is></c>',
    '<c t="str"><v>прямо</v></c>',
    '<c t="e"><v>#N/A</v></c>',
    '<c t="b"><v>1</v></c>',
    '<c t="b"><v>0</v></c>',
    '<c t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c>',
  );
  expect(await read({ rows, sharedStrings })).toEqual([
    ['общая', 'из кусков ', '東京', '', 'a & б\r_x0041_', 'бв', 'прямо', '#N/A', 'TRUE', 'FALSE', '<b>'],
  ]);
});

test('numbers are shown whole as Excel rounds them; one that lost its end in Excel keeps its exponent', async () => {
  const shown: [stored: string, text: string][] = [
    ['7.9500000000000000E10', '79500000000'],
    ['79501234567', '79501234567'],
    ['9007199254740991', '9007199254740991'],
    ['2202200112345678', '2202200112345678'],
    ['0.30000000000000004', '0.3'],
    ['1E-7', '0.0000001'],
    ['1.5e21', '1.5e+21'],
    ['7114050051000280083', '7114050051000280083'],
    ['7.1140500510002801E+18', '7.11405005100028e+18'],
    ['7114050051000280000', '7.11405005100028e+18'],
    ['123000000000000000', '1.23e+17'],
    ['-0', '0'],
    ['-12.5', '-12.5'],
    ['007', '7'],
  ];
  expect(await read({ rows: row(...shown.map(([stored]) => `<c><v>${stored}</v></c>`)) })).toEqual([shown.map(([, text]) => text)]);
});

const STYLES = [14, 22, 21, 0, 49, 164, 165, 166, 167, 168, 169, 170];
const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy;@"/><numFmt numFmtId="165" formatCode="[$-419]d\\ mmmm\\ yyyy&quot; г.&quot;"/>' +
  '<numFmt numFmtId="166" formatCode="[Red]0.00&quot;dd&quot;"/><numFmt numFmtId="167" formatCode="00000"/><numFmt numFmtId="168" formatCode="[h]:mm"/>' +
  '<numFmt numFmtId="169" formatCode="#,##0\\ _d"/><numFmt numFmtId="170" formatCode="mmm\\-yy"/></numFmts>' +
  `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${STYLES.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;
const styled = (format: number, value: string): string => `<c s="${STYLES.indexOf(format)}"><v>${value}</v></c>`;

test('a number is a day or an hour when its format says so, in both calendars', async () => {
  const cells: [cell: string, text: string][] = [
    [styled(14, '36526'), '2000-01-01'],
    [styled(14, '1'), '1900-01-01'],
    [styled(14, '59'), '1900-02-28'],
    [styled(14, '61'), '1900-03-01'],
    [styled(14, '2958465'), '9999-12-31'],
    [styled(14, '2958466'), '2958466'],
    [styled(14, '-1'), '-1'],
    [styled(22, '36526.75'), '2000-01-01 18:00:00'],
    [styled(14, '36526.75'), '2000-01-01'],
    [styled(22, '36525.999999999'), '2000-01-01 00:00:00'],
    [styled(21, '0.5'), '12:00:00'],
    [styled(0, '36526'), '36526'],
    [styled(49, '36526'), '36526'],
    [styled(164, '36526'), '2000-01-01'],
    [styled(165, '36526'), '2000-01-01'],
    [styled(166, '36526'), '36526'],
    [styled(167, '42'), '00042'],
    [styled(168, '0.25'), '06:00:00'],
    [styled(169, '1234'), '1234'],
    [styled(170, '36526'), '2000-01-01'],
    ['<c t="d"><v>2001-02-28T00:00:00</v></c>', '2001-02-28'],
  ];
  expect(await read({ styles, rows: row(...cells.map(([cell]) => cell)) })).toEqual([cells.map(([, text]) => text)]);
  const workbook = '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="Лист" r:id="r1"/></sheets></workbook>';
  expect(await read({ styles, workbook, rows: row(styled(14, '35064')) })).toEqual([['2000-01-01']]);
});

test('rows and cells stand where their addresses say; empty ones are left out', async () => {
  const rows =
    '<row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c><c r="XFD2" s="1"/></row><row r="3"><c r="A3" t="inlineStr"><is><t></t></is></c></row><row r="10"><c><v>3</v></c></row>';
  const table = await openTable(await fileOf(await handMade({ rows })));
  const found = await rowsOf(table);
  expect(table).toMatchObject({ format: 'xlsx', sheet: 'Лист' });
  expect(found).toEqual([
    { number: 2, cells: ['', '1', '', '2'] },
    { number: 10, cells: ['3'] },
  ]);
  expect(await rowsOf(table)).toEqual(found);
});

test('the first visible worksheet is read, by the order of the workbook and not by file names', async () => {
  const sheet = (text: string) =>
    `<x:worksheet><x:sheetData><x:row><x:c t="str"><x:v>${text}</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  const workbook =
    '<x:workbook xmlns:rel="x"><x:sheets><x:sheet name="Схема" rel:id="c"/><x:sheet name="Скрытый" state="veryHidden" rel:id="h"/><x:sheet name="Люди" rel:id="p"/><x:sheet name="Другой" rel:id="o"/></x:sheets></x:workbook>';
  const parts = {
    '_rels/.rels': relationships(['r1', 'officeDocument', '/Book/Main.xml']),
    'book/main.xml': workbook,
    'book/_rels/main.xml.rels': relationships(
      ['c', 'chartsheet', 'chart.xml'],
      ['h', 'worksheet', '../sheets/sheet1.xml'],
      ['o', 'worksheet', '../sheets/sheet2.xml'],
      ['p', 'worksheet', '../sheets/sheet9.xml'],
    ),
    'sheets/sheet1.xml': sheet('скрытый'),
    'sheets/sheet2.xml': sheet('другой'),
    'sheets/sheet9.xml': sheet('люди'),
  };
  expect(await read({ parts })).toEqual([['люди']]);
});
