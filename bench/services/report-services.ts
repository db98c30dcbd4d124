import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { type Measured, PAUSE_MS } from '../members/measure-members.ts';
import { measuredTable } from '../members/measured-table.ts';
import type { Holdings } from './fill-services.ts';

const path = join(import.meta.dirname, '../../docs/performance-services.md');

const number = (value: number): string => value.toLocaleString('en').replaceAll(',', ' ');

export interface Run {
  readonly plan: { readonly seconds: number; readonly connections: number };
  /** How many processes of others wanted a core before the run: numbers of a busy machine are no numbers. */
  readonly load: number;
  readonly results: readonly Measured[];
  /** Questions that the product did not answer, with what it said. */
  readonly unanswered: readonly string[];
  /** Large tables that a plan reads whole, by question. */
  readonly breaches: readonly string[];
  readonly version: string;
  readonly members: number;
  readonly holdings: Holdings;
}

/** Keeps the newest run in docs/performance-services.md. */
export const writeServicesReport = ({ plan, load, results, unanswered, breaches, version, members, holdings }: Run): void => {
  const missed = results.filter(({ question, alone }) => alone.p95 >= question.mark);
  const crowded = results.filter(({ question, paced }) => paced.p95 >= question.mark);
  const { files, posts, events, tasks, each } = holdings;
  writeFileSync(
    path,
    `# Performance: services and the one search

Written by \`npm run bench:services\`; the newest run stands here. One organisation of ${number(members)} members with a library folder of ${number(files)} files (a text of
300 words each), ${number(posts)} publications, ${number(events)} events of a month with their weekly repetitions, ${number(tasks)} tasks, beside 10 000 small organisations with ${each} of each in the same tables.

${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, Linux, Node.js ${process.versions.node}, PostgreSQL ${version} (\`shared_buffers\` 1 GB, durability off, all else as installed).
The machine's load before the run was ${load.toFixed(1)}${load > 0.5 ? ': it was busy with other work, so the numbers are higher than its own' : ''}. The product, PostgreSQL, and the generator of the load share its cores.

Marks: 95 of 100 answers under 50 ms for a page of a list, under 100 ms for a search and for a whole month, to one user who asks without a pause.
${missed.length === 0 ? `All ${results.length} questions keep them.` : `${results.length - missed.length} of ${results.length} questions keep them; missed by ${missed.map(({ question }) => question.name).join('; ')}.`}
With ${plan.connections} users who ask the same, each ${PAUSE_MS} ms after the last answer, ${crowded.length === 0 ? 'all stay under them as well' : `these take longer: ${crowded.map(({ question }) => question.name).join('; ')}`}. Without a pause they keep both cores busy: what they wait is the cores' time.
${breaches.length === 0 ? 'No plan reads a large table whole.' : `Plans that read a large table whole: ${breaches.join('; ')}.`}${unanswered.length === 0 ? '' : `\nNot answered: ${unanswered.join('; ')}.`}

${measuredTable(results, 'alone')}

- Milliseconds. The floor is bare \`node:http\` and \`pg\` sending the very statements that the product was seen to send, one after the other
  (\`bench/floor-members.ts\`); ours/floor is of requests per second. What it leaves out is the session check, the parsing and the presenting.
- The one search asks every kind at the same time on a connection of its own, the floor all of them on one.
- «Anywhere» begins pages at cursors taken by walking through the list.

| command | does |
|---|---|
| \`npm run bench:services\` | all of it on a throwaway PostgreSQL; filling it takes some minutes |
| \`BENCH_FOLDER=./register npm run bench:services\` | on the PostgreSQL that \`bench:members\` or an earlier run has kept there; the services are filled in once |
| \`npm run bench:services -- --only search --seconds 5\` | some questions, longer; this page is not rewritten |
`,
  );
};
