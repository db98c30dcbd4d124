import { join } from 'node:path';
import { endTogether, run } from './processes.ts';

/** `npm run nightly`: what the gate has no time for. Every test on both engines, then floods, slow clients, kills, migrations, load, injection and a scan. */
const STEPS = [
  ['tools/test.ts', '--all'],
  ['tools/check-floods.ts'],
  ['tools/check-slow-clients.ts'],
  ['tools/check-kill.ts'],
  ['tools/check-migrations.ts'],
  ['tools/check-load.ts'],
  ['tools/check-injection.ts'],
  ['tools/check-scan.ts'],
];
const STEP_SECONDS = 3_600;

endTogether();
process.chdir(join(import.meta.dirname, '..'));
const failed: string[] = [];
for (const step of STEPS) {
  console.log(`\n━━ ${step.join(' ')}`);
  const { code } = await run(process.execPath, step, { seconds: STEP_SECONDS });
  if (code !== 0) failed.push(step.join(' '));
}
console.log(failed.length === 0 ? '\nAll passed.' : `\nFailed: ${failed.join('; ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
