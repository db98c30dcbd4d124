import { columnName } from './address.ts';
import { escapeXml } from './escapes.ts';

export interface WrittenSheet {
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
}

/** Indexes into `cellXfs` below. */
export const STYLE = { general: 0, heading: 1, date: 2, text: 3 } as const;

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** All parts of a workbook beside its sheets (ECMA-376 part 1, §18.2). */
export const workbookParts = (sheets: readonly WrittenSheet[]): { name: string; xml: string }[] => [
  { name: '[Content_Types].xml', xml: contentTypes(sheets) },
  { name: '_rels/.rels', xml: relationships([['officeDocument', 'xl/workbook.xml']]) },
  { name: 'xl/workbook.xml', xml: workbook(sheets) },
  {
    name: 'xl/_rels/workbook.xml.rels',
    xml: relationships([...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const), ['styles', 'styles.xml']]),
  },
  { name: 'xl/styles.xml', xml: STYLES },
];

const contentTypes = (sheets: readonly WrittenSheet[]): string => {
  const part = (name: string, type: string): string => `<Override PartName="/xl/${name}.xml" ContentType="${TYPES}.${type}+xml"/>`;
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('workbook', 'sheet.main') +
    part('styles', 'styles') +
    sheets.map((_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet')).join('') +
    '</Types>'
  );
};

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('') +
  '</Relationships>';

/** The hidden names are where Excel itself looks for the filtered range. */
const workbook = (sheets: readonly WrittenSheet[]): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
  sheets.map(({ title }, index) => `<sheet name="${escapeXml(title)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('') +
  '</sheets><definedNames>' +
  sheets
    .map((sheet, index) => `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${range(sheet)}</definedName>`)
    .join('') +
  '</definedNames></workbook>';

const range = ({ title, columns, rows }: WrittenSheet): string =>
  `'${escapeXml(title)}'!$A$1:$${columnName(Math.max(columns, 1) - 1)}$${rows}`;

const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '</styleSheet>';
