import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Builds the web where nothing is built; `npm test` has built what has changed before it comes here. */
export default (): void => {
  const root = join(import.meta.dirname, '..');
  if (existsSync(join(root, 'web/dist/index.html'))) return;
  execFileSync(process.execPath, ['tools/build-web.ts'], { cwd: root, stdio: 'inherit' });
};
