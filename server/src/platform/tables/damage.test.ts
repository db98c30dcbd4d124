import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTable } from './read-table.ts';
import { TableError } from './table-error.ts';
import { fileOf, handMade, rowsOf } from './tables.test-helper.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

const columns = [{ title: 'Имя' }, { title: 'Телефон' }];
const rows = Array.from({ length: 40 }, (_, index) => [`Анна ${index}; "Мария"`, '+7 950 000-00-00']);
const sound = [
  buffer(writeXlsx({ sheet: 'Лист', columns, rows })),
  buffer(writeCsv({ columns, rows })),
  handMade({
    rows: '<row><c t="s"><v>0</v></c><c s="0"><v>36526.5</v></c></row>',
    sharedStrings: '<si><t>а</t></si>',
    styles: '<cellXfs><xf numFmtId="22"/></cellXfs>',
  }),
];

/** A file is read, or refused by one of our codes: no other error, and no waiting for ever. */
async function outcome(content: Uint8Array): Promise<'read' | 'refused'> {
  try {
    await rowsOf(await openTable(await fileOf(content)));
    return 'read';
  } catch (error) {
    expect(error).toBeInstanceOf(TableError);
    return 'refused';
  }
}

test('files with some bytes changed or an end cut off are read or refused', async () => {
  const files = await Promise.all(sound);
  const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.array(change, { maxLength: 6 }), fc.option(fc.nat()), async (file, changes, cut) => {
      const damaged = Buffer.from(file);
      for (const { at, byte } of changes) damaged[at % damaged.length] = byte;
      await outcome(cut === null ? damaged : damaged.subarray(0, cut % damaged.length));
    }),
    { numRuns: 600 },
  );
});

test('any bytes at all are read as text or refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom('', 'PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '\xff\xfe', '"'),
      async (bytes, start) => {
        await outcome(Buffer.concat([Buffer.from(start, 'latin1'), bytes]));
      },
    ),
    { numRuns: 400 },
  );
});
