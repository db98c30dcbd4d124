import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { RegisterDatabase } from './database.ts';
import { type Measured, PAUSE_MS } from './measure-members.ts';
import { measuredTable, ms } from './measured-table.ts';

const path = join(import.meta.dirname, '../../docs/performance-members.md');

/** A line for the terminal. */
export const lineOf = ({ question, alone, paced, together, floor }: Measured): string =>
  `${paced.p95 < question.mark ? ' ' : '!'} ${question.name.padEnd(75)} alone ${ms(alone.p50).padStart(5)} ${ms(alone.p95).padStart(5)}   paced ${ms(paced.p50).padStart(5)} ${ms(paced.p95).padStart(5)}   without a pause ${ms(
    together.p50,
  ).padStart(
    5,
  )} ${ms(together.p95).padStart(5)} ${ms(together.p99).padStart(5)}   ${(together.perSecond / floor.perSecond).toFixed(2)} of the floor`;

interface Run {
  readonly plan: { readonly seconds: number; readonly connections: number };
  /** How many processes of others wanted a core before the run: numbers of a busy machine are no numbers. */
  readonly load: number;
  readonly results: readonly Measured[];
  /** Questions of which some were given up for their time (503). */
  readonly unanswered: readonly string[];
  readonly database: RegisterDatabase;
}

/** Keeps the newest run in docs/performance-members.md. */
export const writeMembersReport = ({ plan, load, results, unanswered, database }: Run): void => {
  const number = (value: number) => value.toLocaleString('en').replaceAll(',', ' ');
  const missed = results.filter(({ question, paced }) => paced.p95 >= question.mark);
  const kept = results.filter(({ question, together }) => together.p95 < question.mark);
  const { members, organizations, membersEach } = database.register;
  writeFileSync(
    path,
    `# Performance: members at the size of a large union

Written by \`npm run bench:members\`; the newest run stands here. One organisation of ${number(members)} members (and 50 000 unregistered, 10 000 excluded)
beside ${number(organizations)} of ${membersEach} in the same tables; one administrator asks the product over HTTP without a pause, then ${plan.connections} ask it, each taking
${PAUSE_MS} ms between an answer and the next question; and then without any pause, which shows where the machine ends.

${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, Linux, Node.js ${process.versions.node}, PostgreSQL ${database.version} (\`shared_buffers\` 1 GB, durability off, all else as installed).
The machine's load before the run was ${load.toFixed(1)}${load > 0.5 ? ': it was busy with other work, so the numbers are higher than its own' : ''}. The product, PostgreSQL, and the generator of the load share its cores.

Marks: 95 of 100 answers under 50 ms for a page in any order with any filter, under 100 ms for a search by three letters and more, under 15 ms for a card.
With ${plan.connections} users at once ${missed.length === 0 ? `all ${results.length} questions keep them` : `${results.length - missed.length} of ${results.length} questions keep them; missed by ${missed.map(({ question }) => question.name).join('; ')}`}. Without a pause ${kept.length} do: two cores are then shared by sixteen requests, the database and the generator.

${unanswered.length === 0 ? '' : `Some were given up after 2 s, which the person sees as «попробуйте ещё раз»: ${unanswered.join('; ')}.\n\n`}${measuredTable(results, 'paced')}

- Milliseconds. The floor is bare \`node:http\` and \`pg\` sending the very statements that the product was seen to send (\`bench/floor-members.ts\`): what it leaves out is the session
  check, the parsing and the presenting. Its ratio is of requests per second.
- «Anywhere» begins pages beyond members of the very view picked by chance, forwards and backwards. Counts stop at 10 000 («больше 10 000»).
- The plans behind the questions stand in \`server/src/members/queries.sql\`, made by \`node bench/explain-members.ts\`.

| command | does |
|---|---|
| \`npm run bench:members\` | all of it on a throwaway PostgreSQL; filling it takes some minutes |
| \`BENCH_FOLDER=./register npm run bench:members\` | keeps the filled PostgreSQL there for the next run |
| \`BENCH_DATABASE_URL=postgres://… npm run bench:members\` | on another server; filled first when it is empty |
| \`npm run bench:members -- --only search --seconds 5\` | some questions, longer; this page is not rewritten |
`,
  );
};
