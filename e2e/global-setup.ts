import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the web if it has changed: the journeys are of what a user gets. */
export default (): void => {
  const root = join(import.meta.dirname, '..');
  execFileSync(process.execPath, ['tools/build-web.ts'], { cwd: root, stdio: 'inherit' });
};
