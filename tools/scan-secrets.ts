import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hostsIn, licencesIn, rangesIn, readLock } from './scan/packages.ts';
import { forbiddenIn } from './scan/texts.ts';
import { filesUnder } from './walls/files.ts';

const BIGGEST_TEXT = 2_000_000;

/** Secrets, machine paths and foreign words in the repository; version ranges, hosts and licences of what it installs. */
export const scan = (root: string): string[] => {
  const texts = repositoryFiles(root)
    .filter((path) => existsSync(join(root, path)) && statSync(join(root, path)).size < BIGGEST_TEXT)
    .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const)
    .filter(([, text]) => !text.includes('\0'));
  const lock = readLock(root);
  return [
    ...texts.flatMap(([path, text]) => forbiddenIn(path, text)),
    ...texts.filter(([path]) => /(^|\/)package\.json$/.test(path)).flatMap(([path, text]) => rangesIn(path, text)),
    ...hostsIn(lock),
    ...licencesIn(root, lock),
  ];
};

/** What git would commit; a copy without git is read whole. */
const repositoryFiles = (root: string): string[] => {
  if (!existsSync(join(root, '.git'))) return filesUnder(root);
  const safe = ['-c', `safe.directory=${root}`];
  const list = execFileSync('git', [...safe, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return list.split('\0').filter(Boolean);
};

if (import.meta.main) {
  const found = scan(process.cwd());
  for (const sentence of found) console.error(sentence);
  console.log(found.length === 0 ? 'No secrets, machine paths, version ranges or unfit licences.' : `${found.length} findings.`);
  process.exitCode = found.length === 0 ? 0 : 1;
}
