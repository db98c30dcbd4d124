import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endTogether, run } from './processes.ts';
import { filesUnder } from './walls/files.ts';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'web/dist');
const STAMP = join(DIST, '.stamp');
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');

/** One hash of all that goes into the build; generated files follow from the rest and are left out. */
const sourcesHash = (): string => {
  const files = [
    ...filesUnder(ROOT, join(ROOT, 'web')),
    ...filesUnder(ROOT, join(ROOT, 'contract/src')),
    'package-lock.json',
    'tsconfig.base.json',
  ];
  const hash = createHash('sha256');
  for (const file of files.filter((path) => !/\.gen\.ts$|\.test\.tsx?$/.test(path)))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
};

/** Builds web/dist when its sources have changed since the last time. */
const buildWeb = async () => {
  const sources = sourcesHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return console.log('The web is built already.');
  if (!existsSync(VITE)) throw new Error('The web is not built, and Vite is not installed; run `npm ci` with development dependencies.');
  const started = performance.now();
  const env = { ...process.env, NODE_ENV: 'production' };
  const { code, output } = await run(process.execPath, [VITE, 'build'], { cwd: join(ROOT, 'web'), env, captured: true });
  if (code !== 0) throw new Error(`The web could not be built.\n${output}`);
  writeFileSync(STAMP, sources);
  console.log(`The web is built in ${((performance.now() - started) / 1_000).toFixed(1)} s.`);
};

endTogether();
try {
  await buildWeb();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
