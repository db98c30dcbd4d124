import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { endTogether } from '../tools/processes.ts';
import { openBenchDatabase } from './database.ts';
import { compareAnswers, measure, type Plan, type Result, type Servers } from './measure.ts';
import { chooseOperations, type Operation } from './operations.ts';
import { tableText, writeReport } from './report.ts';
import { startFloor, startOurs } from './servers.ts';
import { chooseSubjects, type Subjects } from './subjects.ts';

/** `npm run bench`: the product and the floor, driven in turns by this process; prints a table and keeps it in docs/performance.md. */

const MEMBERS = 100_000;
const POSTS = 1_000;
const SEED = 1;

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
    profile: { type: 'string' },
  },
});
const plan: Plan = { rounds: Number(asked.rounds), seconds: Number(asked.seconds), connections: Number(asked.connections) };

const subjectsOf = async (url: string): Promise<Subjects> => {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    return await chooseSubjects(pool, SEED);
  } finally {
    await pool.end();
  }
};

const wanted = (operations: readonly Operation[]): readonly Operation[] => {
  const names = asked.only?.split(',');
  const unknown = names?.find((name) => !operations.some((operation) => operation.name === name));
  if (unknown !== undefined) throw new Error(`There is no ${unknown}; there are ${operations.map(({ name }) => name).join(', ')}.`);
  return names === undefined ? operations : operations.filter(({ name }) => names.includes(name));
};

const measureAll = async (servers: Servers, url: string): Promise<Result[]> => {
  const operations = wanted(await chooseOperations(await subjectsOf(url), servers.ours.port, SEED));
  await compareAnswers(servers, operations);
  const results: Result[] = [];
  for (const operation of operations) {
    const result = await measure(servers, operation, plan);
    results.push(result);
    console.log(`${operation.name}: ${result.ratio.toFixed(2)} of the floor`);
  }
  return results;
};

endTogether();
const [load = 0] = loadavg();
const folder = mkdtempSync(join(tmpdir(), 'profplus-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const database = await openBenchDatabase(MEMBERS, POSTS);
try {
  const settings = { url: database.url, folder, profile: asked.profile };
  const ours = await startOurs(settings);
  const servers: Servers = { ours, floor: await startFloor(settings) };
  const results = await measureAll(servers, database.url);
  await Promise.all([servers.ours.stop(), servers.floor.stop()]);
  console.log(`\n${tableText(results)}`);
  if (asked.only === undefined) writeReport({ plan, members: MEMBERS, posts: POSTS, postgres: database.version, load, results });
} finally {
  await database.stop();
}
