import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { valueTypes } from '../server/src/platform/database/value-types.ts';
import { endTogether } from '../tools/processes.ts';
import { openRegister } from './members/database.ts';
import { explainStatements } from './members/explain-statements.ts';
import { type Measured, measureQuestion, recordStatements } from './members/measure-members.ts';
import { openRecorder } from './members/recorder.ts';
import { lineOf } from './members/report-members.ts';
import { chooseRegister, type Register } from './members/subjects.ts';
import { startFloor, startOurs } from './servers.ts';
import { bringForward, fillServices, type Holdings } from './services/fill-services.ts';
import { type Asker, questionsOf } from './services/questions.ts';
import { writeServicesReport } from './services/report-services.ts';
import { signMembersIn } from './services/sign-members-in.ts';

/** `npm run bench:services`: library, calendar, tasks, birthdays and the one search of an organisation of a million members. */

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '1.5' },
    connections: { type: 'string', default: '16' },
  },
});
const plan = { seconds: Number(asked.seconds), connections: Number(asked.connections) };
/** 1 300 events, a third of them weekly, are 2 000 in the month of their beginning. */
const HOLDINGS: Holdings = { files: 10_000, posts: 20_000, events: 1_300, tasks: 5_000, each: 5 };

const ABOUT = /\b(library_\w+|files|posts|events|event_\w+|tasks|task_\w+|members|group_members|greetings)\b/;
const LARGE =
  /Seq Scan on (library_files|library_texts|library_versions|files|posts|events|event_occurrences|tasks|task_assignees|members|group_members|persons)\b/;

interface Subjects {
  readonly administrator: Register;
  readonly member: Register;
}

const chooseSubjects = async (pool: pg.Pool): Promise<Subjects> => {
  const administrator = await chooseRegister(pool);
  return { administrator, member: { ...administrator, tokens: await signMembersIn(pool, administrator.organizationId) } };
};

interface Outcome {
  readonly results: Measured[];
  readonly unanswered: string[];
  readonly breaches: string[];
}

const measureAll = async (url: string, folder: string, pool: pg.Pool, subjects: Subjects): Promise<Outcome> => {
  const recorder = await openRecorder(url);
  const askers = (await questionsOf(subjects.administrator, recorder)).filter(
    ({ question }) => asked.only === undefined || question.name.includes(asked.only),
  );
  const breaches = await findBreaches(pool, askers, subjects, recorder);
  const all = askers.map(({ question }) => question);
  const recording = await recordStatements(recorder, subjects.administrator, all, folder);
  await recorder.stop();
  const ours = await startOurs({ url, folder });
  const floor = await startFloor({ url, folder }, recording.path);
  const results: Measured[] = [];
  const unanswered: string[] = [];
  for (const { question, as } of askers) {
    try {
      const result = await measureQuestion({ ours, floor }, question, subjects[as], recording.numbers.get(question) ?? [], plan);
      results.push(result);
      console.log(lineOf(result));
    } catch (error) {
      unanswered.push(question.name);
      console.error(`! ${question.name}: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`);
    }
  }
  await Promise.all([ours.stop(), floor.stop()]);
  return { results, unanswered, breaches };
};

/** Explains the statements of one way of asking each question. */
const findBreaches = async (
  pool: pg.Pool,
  askers: readonly Asker[],
  subjects: Subjects,
  recorder: Awaited<ReturnType<typeof openRecorder>>,
): Promise<string[]> => {
  const seen = new Set<string>();
  const breaches: string[] = [];
  for (const { question, as } of askers) {
    const { status, body, statements } = await recorder.ask({ path: question.paths[0] ?? '', token: subjects[as].tokens[0] ?? '' });
    if (status !== 200) throw new Error(`${question.name} was answered with ${status}: ${body}`);
    for (const { text, plan: lines, whole } of await explainStatements(pool, statements, seen, { about: ABOUT, large: LARGE })) {
      if (whole === null) continue;
      breaches.push(`${question.name} reads all of ${whole}`);
      console.error([`! ${question.name} reads all of ${whole}:`, text, ...lines].join('\n    '));
    }
  }
  return breaches;
};

endTogether();
const [load = 0] = loadavg();
const folder = mkdtempSync(join(tmpdir(), 'profplus-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const database = await openRegister();
await bringForward(database.url);
const pool = new pg.Pool({ connectionString: database.url, max: 2, types: valueTypes });
try {
  const subjects = await chooseSubjects(pool);
  const seconds = await fillServices(database.url, subjects.administrator.organizationId, HOLDINGS, (text) => console.log(`  ${text}`));
  if (seconds > 0) console.log(`Services filled in ${seconds.toFixed(0)} s.`);
  const outcome = await measureAll(database.url, folder, pool, subjects);
  if (asked.only === undefined)
    writeServicesReport({ plan, load, ...outcome, version: database.version, members: database.register.members, holdings: HOLDINGS });
} finally {
  await pool.end();
  await database.stop();
}
