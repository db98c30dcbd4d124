import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { valueTypes } from '../server/src/platform/database/value-types.ts';
import { endTogether } from '../tools/processes.ts';
import { openRegister } from './members/database.ts';
import { findShown } from './members/find-shown.ts';
import { type Measured, measureQuestion, recordStatements } from './members/measure-members.ts';
import { type Question, questionsOf } from './members/questions.ts';
import { openRecorder, type Recorder } from './members/recorder.ts';
import { lineOf, writeMembersReport } from './members/report-members.ts';
import { chooseRegister, type Register } from './members/subjects.ts';
import { startFloor, startOurs } from './servers.ts';

/** `npm run bench:members`: the members' list, search and card of an organisation of a million beside ten thousand small ones. */

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string' },
    seconds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '16' },
  },
});
const plan = { seconds: Number(asked.seconds), connections: Number(asked.connections) };

const chooseQuestions = async (url: string, recorder: Recorder): Promise<{ register: Register; questions: Question[] }> => {
  const pool = new pg.Pool({ connectionString: url, max: 1, types: valueTypes });
  try {
    const register = await chooseRegister(pool);
    const all = questionsOf(register, await findShown(pool, register, recorder));
    return { register, questions: all.filter(({ name }) => asked.only === undefined || name.includes(asked.only)) };
  } finally {
    await pool.end();
  }
};

const measureAll = async (url: string, folder: string): Promise<{ results: Measured[]; unanswered: string[] }> => {
  const recorder = await openRecorder(url);
  const { register, questions } = await chooseQuestions(url, recorder);
  const recording = await recordStatements(recorder, register, questions, folder);
  await recorder.stop();
  const ours = await startOurs({ url, folder });
  const floor = await startFloor({ url, folder }, recording.path);
  const results: Measured[] = [];
  const unanswered: string[] = [];
  for (const question of questions) {
    try {
      const result = await measureQuestion({ ours, floor }, question, register, recording.numbers.get(question) ?? [], plan);
      results.push(result);
      console.log(lineOf(result));
    } catch (error) {
      unanswered.push(question.name);
      console.error(`! ${question.name}: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`);
    }
  }
  await Promise.all([ours.stop(), floor.stop()]);
  return { results, unanswered };
};

endTogether();
const [load = 0] = loadavg();
const folder = mkdtempSync(join(tmpdir(), 'profplus-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const database = await openRegister();
try {
  const { results, unanswered } = await measureAll(database.url, folder);
  if (asked.only === undefined) writeMembersReport({ plan, load, results, unanswered, database });
} finally {
  await database.stop();
}
