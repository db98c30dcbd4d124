import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drive, requestOf } from '../load.ts';
import type { Server } from '../servers.ts';
import type { Question } from './questions.ts';
import type { Recorder } from './recorder.ts';
import type { Register } from './subjects.ts';

/** Milliseconds; one user, sixteen who take half a second between two questions, and sixteen without a pause. */
export interface Measured {
  readonly question: Question;
  readonly alone: { readonly p50: number; readonly p95: number };
  readonly paced: { readonly p50: number; readonly p95: number };
  readonly together: { readonly p50: number; readonly p95: number; readonly p99: number; readonly perSecond: number };
  /** The same statements over bare `pg`, sixteen at a time. */
  readonly floor: { readonly p95: number; readonly perSecond: number };
}

/** Statements of one question are kept for the floor up to this many ways of asking it. */
const RECORDED = 20;
/** Between an answer and the next question of the same person: less than anybody takes to read a page. */
export const PAUSE_MS = 500;
const PACED_LONGER = 2;
/** What is asked for the first time is still being compiled. */
const WARMING_SECONDS = 1;
/** How the product answers what took too long: it is measured as the seconds that it took. */
const GIVEN_UP = 503;

interface Recording {
  /** Where the floor reads the statements. */
  readonly path: string;
  /** Their numbers, by question. */
  readonly numbers: ReadonlyMap<Question, readonly number[]>;
}

/** Asks each question once in every way, so that a wrong answer is met before the measuring; keeps the statements for the floor. */
export const recordStatements = async (
  recorder: Recorder,
  register: Register,
  questions: readonly Question[],
  folder: string,
): Promise<Recording> => {
  const all: unknown[] = [];
  const numbers = new Map<Question, number[]>();
  for (const question of questions) {
    const own: number[] = [];
    for (const path of question.paths.slice(0, RECORDED)) {
      const { status, body, statements } = await recorder.ask({ path, token: register.tokens[0] ?? '' });
      // Given up for its time; anything else that is no answer is a fault of the bench.
      if (status === GIVEN_UP) continue;
      if (status !== 200) throw new Error(`${path} was answered with ${status}: ${body}`);
      // The session check is not the members' work.
      own.push(all.push(statements.filter(({ text }) => !text.includes('sessions'))) - 1);
    }
    numbers.set(question, own);
  }
  const path = join(folder, 'statements.json');
  writeFileSync(path, JSON.stringify(all));
  return { path, numbers };
};

interface Plan {
  readonly seconds: number;
  readonly connections: number;
}

/** Drives one question at both servers in turns. */
export const measureQuestion = async (
  servers: { readonly ours: Server; readonly floor: Server },
  question: Question,
  { tokens }: Register,
  numbers: readonly number[],
  { seconds, connections }: Plan,
): Promise<Measured> => {
  const ours = inTurn(question.paths, (path, turn) => requestOf('GET', path, { cookie: `__Host-session=${tokens[turn % tokens.length]}` }));
  const floor = inTurn(numbers, (number) => requestOf('GET', `/${number}`));
  await drive({ port: servers.ours.port, connections, seconds: WARMING_SECONDS, next: ours, allowed: GIVEN_UP });
  await drive({ port: servers.floor.port, connections, seconds: seconds / 4, next: floor, allowed: GIVEN_UP });
  const alone = await drive({ port: servers.ours.port, connections: 1, seconds, next: ours, allowed: GIVEN_UP });
  const paced = await drive({
    port: servers.ours.port,
    connections,
    seconds: seconds * PACED_LONGER,
    pause: PAUSE_MS,
    next: ours,
    allowed: GIVEN_UP,
  });
  const together = await drive({ port: servers.ours.port, connections, seconds, next: ours, allowed: GIVEN_UP });
  const bare = await drive({ port: servers.floor.port, connections, seconds, next: floor, allowed: GIVEN_UP });
  return {
    question,
    alone: { p50: quantile(alone.latencies, 0.5), p95: quantile(alone.latencies, 0.95) },
    paced: { p50: quantile(paced.latencies, 0.5), p95: quantile(paced.latencies, 0.95) },
    together: {
      p50: quantile(together.latencies, 0.5),
      p95: quantile(together.latencies, 0.95),
      p99: quantile(together.latencies, 0.99),
      perSecond: together.latencies.length / together.seconds,
    },
    floor: { p95: quantile(bare.latencies, 0.95), perSecond: bare.latencies.length / bare.seconds },
  };
};

const inTurn = <T>(values: readonly T[], request: (value: T, turn: number) => string): (() => string | null) => {
  let turn = 0;
  return () => {
    const value = values[turn % values.length];
    turn += 1;
    return value === undefined ? null : request(value, turn);
  };
};

const quantile = (values: readonly number[], part: number): number => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};
