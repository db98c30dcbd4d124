import { basename, dirname, relative } from 'node:path';
import { type Breach, MAY_NAME_TABLES, SLICE_FILES } from './law.ts';
import type { Source } from './source.ts';

/** The closed vocabulary of files in a server slice. */
export const vocabularyBreaches = (source: Source): Breach[] => {
  if (source.place.layer !== 'slices') return [];
  const file = basename(source.path);
  const at = (says: string): Breach[] => [{ path: source.path, line: 1, says }];
  const folder = relative(source.place.top, dirname(source.path));
  if (folder.includes('/')) return at('stands two folders deep; a large slice has folders by noun, one deep');
  if (!SLICE_FILES.some((shape) => shape.test(file)))
    return at('is not a file a slice has; use public, routes, reads, <noun>-reads, policy, events, jobs, tables or <verb>-<noun>.ts');
  return source.test || !isUseCase(file) ? [] : useCaseBreaches(source, file, at);
};

const isUseCase = (file: string) => file.includes('-') && !file.endsWith('-reads.ts');

const useCaseBreaches = (source: Source, file: string, at: (says: string) => Breach[]): Breach[] => {
  const name = file.replace('.ts', '').replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const [only, ...others] = source.exportedFunctions;
  if (only === name && others.length === 0) return [];
  return at(
    `must export one function, ${name} (it exports ${source.exportedFunctions.join(', ') || 'none'}); give each use case its own file`,
  );
};

/** Tables are named only by the slice (or the platform) whose `…Tables` type declares them. Tests look where they must: they assert what is stored. */
export const tableBreaches = (sources: readonly Source[]): Breach[] => {
  const server = sources.filter(
    (source) => source.place.side === 'server' && !source.test && !MAY_NAME_TABLES.includes(source.place.layer),
  );
  const owners = new Map(server.flatMap((source) => source.tables.map((table) => [table, source.place.top] as const)));
  return server.flatMap((source) => [
    ...misplaced(source),
    ...source.sql.flatMap(({ line, text }) =>
      tablesIn(text)
        .filter((table) => owners.has(table) && owners.get(table) !== source.place.top)
        .map((table) => ({
          path: source.path,
          line,
          says: `names the table ${table} of ${owners.get(table)}; call a function of its public.ts, or let app.ts pass one`,
        })),
    ),
  ]);
};

const misplaced = (source: Source): Breach[] =>
  source.tables.length > 0 && source.place.layer === 'slices' && basename(source.path) !== 'tables.ts'
    ? [{ path: source.path, line: 1, says: 'declares tables; row types stand in tables.ts of the slice' }]
    : [];

/** Names after from, join, into, update, table and using, the commas of a from-list included. */
const tablesIn = (sql: string): string[] => {
  const text = sql
    .toLowerCase()
    .replace(/--[^\n]*/g, '')
    .replace(/'[^']*'/g, "''");
  const lists = text.matchAll(
    /(?<!distinct\s+)\b(?:from|join|into|update|table|using|truncate)\s+(?:only\s+|lateral\s+)?([\w".]+(?:\s+(?:as\s+)?\w+)?(?:\s*,\s*[\w".]+(?:\s+(?:as\s+)?\w+)?)*)/g,
  );
  const names = [...lists].flatMap(([, list = '']) => list.split(',').map((item) => item.trim().split(/\s+/)[0] ?? ''));
  return [...new Set(names.map((name) => name.replaceAll('"', '').replace(/^public\./, '')))];
};
