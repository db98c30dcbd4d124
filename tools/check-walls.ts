import { cycleBreaches } from './walls/cycles.ts';
import { filesUnder } from './walls/files.ts';
import { honestyBreaches, lengthBreaches, placeBreaches } from './walls/house.ts';
import { importBreaches } from './walls/imports.ts';
import type { Breach } from './walls/law.ts';
import { tableBreaches, vocabularyBreaches } from './walls/slices.ts';
import { readSource } from './walls/source.ts';

/** Checks the law of docs/architecture.md over the tree; gives a sentence per breach, each with what to do instead. */
export const checkWalls = (root: string): string[] => {
  const files = filesUnder(root).filter((path) => /^(contract|server|web|e2e|tools|bench)\//.test(path));
  const sources = files.filter((path) => /\.(tsx?|m?js)$/.test(path)).map((path) => readSource(root, path));
  const breaches: Breach[] = [
    ...sources.flatMap((source) => [
      ...placeBreaches(source),
      ...importBreaches(source),
      ...vocabularyBreaches(source),
      ...honestyBreaches(source),
    ]),
    ...cycleBreaches(sources),
    ...tableBreaches(sources),
    ...files.flatMap((path) => lengthBreaches(root, path)),
  ];
  return breaches.map(({ path, line, says }) => `${path}:${line} ${says}.`).sort();
};

if (import.meta.main) {
  const breaches = checkWalls(process.cwd());
  for (const breach of breaches) console.error(breach);
  console.log(breaches.length === 0 ? 'The walls stand.' : `Breaches of docs/architecture.md: ${breaches.length}.`);
  process.exitCode = breaches.length === 0 ? 0 : 1;
}
