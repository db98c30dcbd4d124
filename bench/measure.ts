import { isDeepStrictEqual } from 'node:util';
import { ask, drive } from './load.ts';
import type { Operation, Side } from './operations.ts';
import type { Server } from './servers.ts';

export type Servers = Readonly<Record<Side, Server>>;
export interface Plan {
  readonly connections: number;
  readonly rounds: number;
  readonly seconds: number;
}

/** Of one operation at one server, over all rounds. */
export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of the server's processor time per request. */
  readonly cpu: number | null;
}
export interface Result {
  readonly operation: Operation;
  readonly ours: Measured;
  readonly floor: Measured;
  /** Ours by the floor, of the requests per second in the same round: the middle of the rounds. */
  readonly ratio: number;
}

const SIDES: readonly Side[] = ['ours', 'floor'];
const WARM_UP_SECONDS = 2;
const COMPARED = 20;

/** Raises when the two servers answer a read differently: then their speeds mean nothing. */
export const compareAnswers = async (servers: Servers, operations: readonly Operation[]): Promise<void> => {
  for (const operation of operations.filter(({ kind }) => kind === 'read')) {
    const [ours, floor] = [operation.requests('ours'), operation.requests('floor')];
    for (let turn = 0; turn < COMPARED; turn += 1) {
      const [one, other] = [await answerOf(servers.ours, ours()), await answerOf(servers.floor, floor())];
      if (isDeepStrictEqual(one, other)) continue;
      throw new Error(`${operation.name}: the answers differ.\nours  ${brief(one)}\nfloor ${brief(other)}`);
    }
  }
};

const brief = (answer: unknown): string => JSON.stringify(answer).slice(0, 2_000);

const answerOf = async ({ port }: Server, request: string | null): Promise<unknown> => {
  if (request === null) throw new Error('There is nothing to ask');
  const { status, body } = await ask(port, request);
  if (status !== 200) throw new Error(`${request.split('\r\n')[0]} was answered with ${status}: ${body.toString('utf8')}`);
  return JSON.parse(body.toString('utf8')) as unknown;
};

/** Drives both servers in turns, so that the noise of the machine meets both. */
export const measure = async (servers: Servers, operation: Operation, { connections, rounds, seconds }: Plan): Promise<Result> => {
  const sides = Object.fromEntries(SIDES.map((side) => [side, { next: operation.requests(side), rounds: [] as Round[] }]));
  const turn = async (side: Side, length: number): Promise<Round> => {
    const server = servers[side];
    const before = server.cpu();
    const outcome = await drive({ port: server.port, connections, seconds: length, next: sides[side]?.next ?? (() => null) });
    const after = server.cpu();
    return { ...outcome, cpu: before === null || after === null ? null : after - before };
  };
  for (const side of SIDES) await turn(side, WARM_UP_SECONDS);
  for (let round = 0; round < rounds; round += 1) {
    for (const side of round % 2 === 0 ? SIDES : SIDES.toReversed()) sides[side]?.rounds.push(await turn(side, seconds));
  }
  const [ours, floor] = [sides.ours?.rounds ?? [], sides.floor?.rounds ?? []];
  const ratios = ours.map((round, index) => rateOf(round) / rateOf(floor[index] ?? round));
  return { operation, ours: summarise(ours), floor: summarise(floor), ratio: quantile(ratios, 0.5) };
};

interface Round {
  readonly latencies: readonly number[];
  readonly seconds: number;
  readonly cpu: number | null;
}

const rateOf = ({ latencies, seconds }: Round): number => latencies.length / seconds;

const summarise = (rounds: readonly Round[]): Measured => {
  const latencies = rounds.flatMap((round) => [...round.latencies]);
  const cpu = rounds.reduce<number | null>((sum, round) => (sum === null || round.cpu === null ? null : sum + round.cpu), 0);
  return {
    perSecond: latencies.length / rounds.reduce((sum, { seconds }) => sum + seconds, 0),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpu: cpu === null ? null : cpu / latencies.length,
  };
};

const quantile = (values: readonly number[], part: number): number => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
};
