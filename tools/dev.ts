import { join } from 'node:path';
import { endTogether, start } from './processes.ts';

/** The server, started anew on each change, and Vite's development server in front of it; one Ctrl-C ends both. */
const root = join(import.meta.dirname, '..');
// Pages come from Vite's address, and the server takes writes from its public address only.
const env = { PUBLIC_URL: 'http://localhost:5173', ...process.env };

endTogether();
const children = [
  start(process.execPath, ['--watch', '--watch-preserve-output', 'server/src/main.ts'], { cwd: root, env }),
  start(process.execPath, [join(root, 'node_modules/vite/bin/vite.js')], { cwd: join(root, 'web'), env }),
];
for (const child of children) child.once('exit', (code) => process.exit(code ?? 1));
