import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds } from '../server/src/platform/database/embedded/kill-rounds.test-helper.ts';

// Kills a writing process 20 times on each database and tells whether anything acknowledged was lost.
// TEST_DATABASE_URL names a PostgreSQL to try as well; the table kill_rounds is made in it.
const rounds = Number(process.argv[2] ?? 20);
const url = process.env.TEST_DATABASE_URL;
const folder = mkdtempSync(join(tmpdir(), 'profplus-kill-'));

const places = [{ name: 'embedded', place: { folder } }, ...(url === undefined ? [] : [{ name: 'postgres', place: { url } }])];
try {
  for (const { name, place } of places) {
    const report = await killRounds(place, rounds, (line) => console.log(`${name}: ${line}`));
    console.log(name, JSON.stringify(report));
    if (report.lost > 0 || report.torn > 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
