import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from './postgres.ts';
import { endTogether, run } from './processes.ts';
import { type Count, NOTHING, playwright, vitest } from './suites.ts';

/**
 * `npm test`: cheap checks first, stopping at the first that fails; then every suite. The last line tells the sum. Where PostgreSQL is at
 * hand, it gets the server's tests, and the embedded engine the journeys; `--all` gives both engines all, and walks the journeys that are
 * for the night too.
 */

interface Step {
  readonly name: string;
  readonly title: string;
  /** Null when it was left out: this machine has no PostgreSQL, or has it and the embedded engine waits for the night. */
  readonly work: () => Promise<Count | null>;
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, quick: { type: 'boolean', default: false }, all: { type: 'boolean', default: false } },
});
const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'profplus-test-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));
process.chdir(root);
process.env.PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);

/** A check that has no tests of its own: its failure counts as one. */
const check =
  (...command: readonly [string, ...string[]]) =>
  async (): Promise<Count> => {
    const [program, ...args] = command;
    const { code } = await run(program === 'node' ? process.execPath : program, args);
    return { ...NOTHING, failed: code === 0 ? 0 : 1 };
  };

const CHECKS: readonly Step[] = [
  { name: 'walls', title: 'Walls', work: check('node', 'tools/check-walls.ts') },
  { name: 'secrets', title: 'Secrets, versions, licences', work: check('node', 'tools/scan-secrets.ts') },
  { name: 'types', title: 'Types', work: check('npm', 'run', '--silent', 'types') },
  { name: 'lint', title: 'Lint', work: check('node', 'node_modules/@biomejs/biome/bin/biome', 'check', '.') },
  { name: 'texts', title: 'Texts in both languages', work: check('npm', 'run', '--silent', 'texts', '--workspace', 'web') },
  { name: 'build', title: 'Build of the web', work: check('node', 'tools/build-web.ts') },
  { name: 'bundles', title: 'Weight of the first pages', work: check('node', 'tools/check-bundles.ts') },
];

const report = (name: string) => join(reports, `${name}.json`);

const server = (name: string, env: NodeJS.ProcessEnv, args: readonly string[] = []) =>
  vitest(['--root', 'server', ...args], report(name), { env: { ...process.env, ...env } });

let onPostgresToo = false;
/** The same tests take three times as long there and the gate has fifteen minutes; every journey runs on that engine. */
const onEmbedded = async (): Promise<Count | null> =>
  onPostgresToo && !values.all ? null : server('server-embedded', { TEST_DATABASE: 'embedded' });

const onPostgres = async (): Promise<Count | null> => {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    onPostgresToo = true;
    return server('server-postgres', { TEST_DATABASE: 'postgres', TEST_DATABASE_URL: given });
  }
  const started = await startPostgres();
  if (!started) return null;
  onPostgresToo = true;
  try {
    return await server('server-postgres', { TEST_DATABASE: 'postgres', TEST_DATABASE_URL: started.url });
  } finally {
    await started.stop();
  }
};

const SUITES: readonly Step[] = [
  {
    name: 'tools',
    title: 'Tests of the tools and the contract',
    work: () => vitest(['--config', 'tools/vitest.config.ts'], report('tools')),
  },
  { name: 'server-postgres', title: 'Server on PostgreSQL', work: onPostgres },
  { name: 'server-embedded', title: 'Server on the embedded database', work: onEmbedded },
  { name: 'web', title: 'Web', work: () => vitest(['--root', 'web'], report('web')) },
  { name: 'e2e', title: 'Journeys in a browser', work: () => playwright(report('e2e'), values.all) },
];

const QUICK = [...CHECKS.map(({ name }) => name), 'server-embedded'];

/** `--only server,e2e` names steps by their beginning; journeys need the built web. */
const chosen = (): ((step: Step) => boolean) => {
  if (values.quick) return ({ name }) => QUICK.includes(name);
  if (values.only === undefined) return () => true;
  const asked = values.only.split(',').flatMap((name) => (name === 'e2e' ? ['build', 'e2e'] : [name]));
  const names = [...CHECKS, ...SUITES].map(({ name }) => name);
  const unknown = asked.find((one) => !names.some((name) => name.startsWith(one)));
  if (unknown !== undefined) throw new Error(`There is no step ${unknown}; there are ${names.join(', ')}.`);
  return ({ name }) => asked.some((one) => name.startsWith(one));
};

interface Outcome {
  readonly title: string;
  readonly count: Count | null;
  readonly seconds: number;
}

const perform = async ({ title, work }: Step): Promise<Outcome> => {
  console.log(`\n━━ ${title}`);
  const started = performance.now();
  const count = await work().catch((error: unknown) => {
    console.error(error);
    return { ...NOTHING, failed: 1 };
  });
  return { title, count, seconds: (performance.now() - started) / 1_000 };
};

const performAll = async (wanted: (step: Step) => boolean): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const step of CHECKS.filter(wanted)) {
    const outcome = await perform(step);
    outcomes.push(outcome);
    if (outcome.count?.failed) return outcomes;
  }
  for (const step of SUITES.filter(wanted)) outcomes.push(await perform(step));
  return outcomes;
};

const told = ({ passed, failed, skipped }: Count) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const outcomeText = (count: Count | null): string => {
  if (!count) return onPostgresToo ? 'left to the night' : 'not run: PostgreSQL not found';
  if (count.passed + count.skipped > 0) return told(count);
  return count.failed > 0 ? 'FAILED' : 'ok';
};

const summarise = (outcomes: readonly Outcome[]): Count => {
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log('\n━━ Summary');
  for (const { title, count, seconds } of outcomes) {
    console.log(`${title.padEnd(38)}${seconds.toFixed(1).padStart(7)} s  ${outcomeText(count)}`);
    total.passed += count?.passed ?? 0;
    total.failed += count?.failed ?? 0;
    total.skipped += count?.skipped ?? 0;
  }
  console.log(
    `${'Total'.padEnd(38)}${outcomes
      .reduce((sum, { seconds }) => sum + seconds, 0)
      .toFixed(1)
      .padStart(7)} s\n`,
  );
  return total;
};

endTogether();
const wanted = chosen();
const total = summarise(await performAll(wanted));
const suitesWanted = SUITES.some(wanted);
process.exitCode = total.failed > 0 || (suitesWanted && total.passed === 0) ? 1 : 0;
console.log(told(total));
