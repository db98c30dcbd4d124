import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf, fileOf } from './tables.test-helper.ts';
import { cleanText, trimCells } from './text.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

const columns = [{ title: 'Имя' }, { title: 'Телефон' }, { title: 'Заметка' }];
const heading = columns.map(({ title }) => title);

/** Texts of all kinds, with those pieces often that formats trip over. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        "'",
        '"',
        ';',
        ',',
        '\t',
        '\r',
        '\n',
        ' ',
        '_x0041_',
        '_x005F_',
        '_',
        'x',
        '&amp;',
        '<',
        ']]>',
        '\u0000',
        '\ud800',
        'ё',
        '7',
        '０',
        '＝',
        '\u00a0',
        '\ufeff',
      ),
      { maxLength: 8 },
    )
    .map((pieces) => pieces.join('')),
);
const rows = fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 12 });

/** What is promised: the same, but for characters that no cell can hold, and rows without any. */
const promised = (written: readonly (readonly string[])[]): string[][] =>
  written.map((row) => trimCells(row.map(cleanText))).filter((row) => row.length > 0);

test('what is written to an XLSX is read back', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      const path = await fileOf(writeXlsx({ sheet: 'Лист', columns, rows: written }));
      expect(await cellsOf(path)).toEqual([heading, ...promised(written)]);
    }),
    { numRuns: 300 },
  );
});

test('what is written to a CSV is read back', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      const path = await fileOf(writeCsv({ columns, rows: written }));
      expect(await cellsOf(path)).toEqual([heading, ...promised(written)]);
    }),
    { numRuns: 300 },
  );
});

test('days and numbers come back from an XLSX as they were', async () => {
  const cell = fc.oneof(
    fc.maxSafeInteger(),
    fc
      .date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((day) => ({ date: day.toISOString().slice(0, 10) })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1 }), async (cells) => {
      const path = await fileOf(writeXlsx({ sheet: 'Лист', columns, rows: cells.map((one) => [one]) }));
      expect((await cellsOf(path)).slice(1)).toEqual(cells.map((one) => [typeof one === 'number' ? String(one) : one.date]));
    }),
    { numRuns: 100 },
  );
});
