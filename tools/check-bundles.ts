import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * What a browser fetches for the first page of a visit, scripts and styles as they are sent (Brotli), against the most that each page may
 * take. Who makes a page heavier sees it here and decides: move the weight to where it is needed, or raise the number in the same commit.
 */
const DIST = join(import.meta.dirname, '../web/dist');

/** Kilobytes, by the routes that the page is made of. */
const PAGES: readonly (readonly [name: string, most: number, routes: readonly string[]])[] = [
  ['/', 218, ['_site', '_site/index']],
  ['/sign-in', 258, ['_site', '_site/sign-in']],
  ['/sign-up', 270, ['_site', '_site/sign-up']],
  ['/app', 260, ['app', 'app/index']],
  ['/app/communicator/feed', 280, ['app', 'app/communicator.feed.index']],
  ['/app/communicator/calendar', 248, ['app', 'app/communicator.calendar.index']],
  ['/app/communicator/library', 276, ['app', 'app/communicator.library']],
  ['/app/tasks', 248, ['app', 'app/tasks.index']],
  ['/cabinet', 322, ['cabinet.$organizationId', 'cabinet.$organizationId/index']],
  ['/cabinet: members', 408, ['cabinet.$organizationId', 'cabinet.$organizationId/members.index']],
  ['/cabinet: feed', 320, ['cabinet.$organizationId', 'cabinet.$organizationId/feed.index']],
  ['/cabinet: new publication', 388, ['cabinet.$organizationId', 'cabinet.$organizationId/feed.new']],
  ['/cabinet: library', 400, ['cabinet.$organizationId', 'cabinet.$organizationId/library']],
  ['/cabinet: calendar', 352, ['cabinet.$organizationId', 'cabinet.$organizationId/calendar.{-$eventId}.{-$on}']],
  ['/cabinet: tasks', 332, ['cabinet.$organizationId', 'cabinet.$organizationId/tasks']],
];

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).default([]), css: z.array(z.string()).default([]) }),
);
const chunks = Manifest.parse(JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')));

/** The files that a chunk needs before it runs. */
const filesOf = (name: string, met: Set<string>): string[] => {
  const chunk = chunks[name];
  if (chunk === undefined || met.has(name)) return [];
  met.add(name);
  return [chunk.file, ...chunk.css, ...chunk.imports.flatMap((imported) => filesOf(imported, met))];
};

const partsOf = (route: string): string[] =>
  ['component', 'loader'].map((part) => `src/routes/${route}.tsx?tsr-split=${part}`).filter((name) => name in chunks);

/** Small files are not compressed. */
const sizeOf = (file: string): number => {
  const path = join(DIST, file);
  return statSync(existsSync(`${path}.br`) ? `${path}.br` : path).size;
};

let heavy = 0;
for (const [name, most, routes] of PAGES) {
  const parts = routes.flatMap(partsOf);
  if (parts.length < routes.length) throw new Error(`${name}: not all of ${routes.join(', ')} are in the build`);
  const met = new Set<string>();
  const files = new Set(['index.html', ...parts].flatMap((part) => filesOf(part, met)));
  const kilobytes = [...files].reduce((sum, file) => sum + sizeOf(file), 0) / 1_000;
  const fits = kilobytes <= most;
  if (!fits) heavy += 1;
  console.log(`${fits ? ' ' : '!'} ${name.padEnd(28)} ${kilobytes.toFixed(1).padStart(6)} KB of ${most}, ${files.size} files`);
}
if (heavy > 0) {
  console.error(`${heavy} of the pages are heavier than they may be.`);
  process.exitCode = 1;
}
