import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Measured, Plan, Result } from './measure.ts';

export interface Run {
  readonly plan: Plan;
  readonly members: number;
  readonly posts: number;
  readonly postgres: string;
  /** How many processes of others wanted a core before the run: numbers of a busy machine are no numbers. */
  readonly load: number;
  readonly results: readonly Result[];
}

const AIM = 0.7;
const path = join(import.meta.dirname, '../docs/performance.md');

const HEADS = ['operation', 'ours/floor', 'requests/s', 'floor', 'p50 ms', 'floor', 'p99 ms', 'floor', 'CPU ms', 'floor'];

const cellsOf = ({ operation, ours, floor, ratio }: Result): string[] => {
  const both = (cell: (one: Measured) => string) => [cell(ours), cell(floor)];
  return [
    operation.title,
    ratio.toFixed(2),
    ...both(({ perSecond }) => perSecond.toFixed(0)),
    ...both(({ p50 }) => p50.toFixed(1)),
    ...both(({ p99 }) => p99.toFixed(1)),
    ...both(({ cpu }) => (cpu === null ? '–' : cpu.toFixed(2))),
  ];
};

/** The table for a terminal. */
export const tableText = (results: readonly Result[]): string => {
  const rows = [HEADS, ...results.map(cellsOf)];
  const widths = HEADS.map((_head, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ');
  return rows.map(line).join('\n');
};

const markdownTable = (results: readonly Result[]): string => {
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [
    line(HEADS),
    line(HEADS.map((_head, column) => (column === 0 ? '---' : '---:'))),
    ...results.map((result) => line(cellsOf(result))),
  ].join('\n');
};

const verdict = (results: readonly Result[]): string => {
  const reads = results.filter(({ operation }) => operation.kind === 'read');
  const short = reads.filter(({ ratio }) => ratio < AIM);
  const list = short.map(({ operation, ratio }) => `${operation.name} (${ratio.toFixed(2)})`).join(', ');
  return short.length === 0 ? `All ${reads.length} reads reach it.` : `It is missed by ${list}.`;
};

/** Keeps the newest run in docs/performance.md. */
export const writeReport = ({ plan, members, posts, postgres, load, results }: Run): void => {
  const number = (value: number) => value.toLocaleString('en').replaceAll(',', ' ');
  writeFileSync(
    path,
    `# Performance

Written by \`npm run bench\`; the newest run stands here. What the numbers are for: the ratio to the floor, which is the same work by bare
\`node:http\` and \`pg\` (\`bench/floor.ts\`: the same statements, the same JSON; its statements planned anew each time, no framework, no
session check, no checking of input). Requests per second are this machine's, and both servers share it with PostgreSQL and with the generator of the load.

${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, Linux, Node.js ${process.versions.node}, PostgreSQL ${postgres} (durability off, so that no disk is measured).
The machine's load before the run was ${load.toFixed(1)}${load > 0.5 ? ': it was busy with other work, so the ratios are rough' : ''}.
${number(members)} members, ${number(posts)} publications. ${plan.connections} kept connections, one request at a time on each; ${plan.rounds} rounds of ${plan.seconds} s at each server in turns, after a warm-up.

${markdownTable(results)}

- The aim is ${AIM} of the floor on reads, our session check included. ${verdict(results)}
- Requests/s, p50 and p99 are over all rounds; the ratio is the middle one of the rounds' ratios; CPU is processor time of the server process a request (PostgreSQL's is the same on both sides but for the session check).
- Before the run each read is asked twenty times at both servers, and the answers must be equal to the last field.
- Votes all fall on one poll, each of another member; publishing carries an \`Idempotency-Key\`, which the floor ignores.

| command | does |
|---|---|
| \`npm run bench\` | all of it on a throwaway PostgreSQL, about five minutes |
| \`BENCH_DATABASE_URL=postgres://… npm run bench\` | on another server; it is written to, and filled first when it is empty |
| \`npm run bench -- --only list,feed --seconds 5\` | some operations, longer; the page above is not rewritten |
| \`npm run bench -- --only feed --profile ./profiles\` | also a CPU profile of the product, to be opened in a browser's developer tools |
`,
  );
};
