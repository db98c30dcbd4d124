import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_FOLDER } from './fixtures.ts';
import { startProduct } from './product.ts';

/**
 * Builds the web where nothing is built; `npm test` has built what has changed before it comes here. Then has the demo made once: every
 * worker's product begins with a copy of its folder.
 */
export default async (): Promise<() => Promise<void>> => {
  const root = join(import.meta.dirname, '..');
  if (!existsSync(join(root, 'web/dist/index.html')))
    execFileSync(process.execPath, ['tools/build-web.ts'], { cwd: root, stdio: 'inherit' });
  const product = await startProduct({ demo: true });
  const filled = await product.leave();
  process.env[DEMO_FOLDER] = JSON.stringify(filled);
  return () => rm(filled.folder, { recursive: true, force: true });
};
