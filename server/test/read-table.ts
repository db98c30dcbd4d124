import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTable } from '#server/platform/tables/read-table.ts';

/** The cells of a spreadsheet. */
export const readTable = async (bytes: Uint8Array): Promise<string[][]> => {
  const folder = await mkdtemp(join(tmpdir(), 'profplus-table-'));
  try {
    const path = join(folder, 'table');
    await writeFile(path, bytes);
    const rows: string[][] = [];
    for await (const { cells } of (await openTable(path)).rows()) rows.push([...cells]);
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
};
