/** The order of slices: a slice uses earlier rows only, and those of one row never meet. */
const SLICE_ROWS: readonly (readonly string[])[] = [
  ['audit'],
  ['accounts'],
  ['organizations'],
  ['members'],
  ['notifications'],
  ['library'],
  ['feed', 'calendar', 'tasks', 'greetings', 'chat', 'partners'],
  ['search'],
];

/** Slice → its row in the order. */
export const SLICES: ReadonlyMap<string, number> = new Map(SLICE_ROWS.flatMap((row, rank) => row.map((slice) => [slice, rank])));

/** From the top down; a file imports its own layer and those to the right. `contract` is below all of them. */
export const SERVER_LAYERS = ['main', 'demo', 'app', 'slices', 'platform'];
/** Those that fill every slice's tables in bulk, for tests and for the invented organisation. */
export const MAY_NAME_TABLES = ['harness', 'demo'];
export const WEB_LAYERS = ['entry', 'routes', 'areas', 'features', 'ui', 'lib', 'locales'];

export const AREAS = ['site', 'cabinet', 'member', 'operator'];

/** The files a server slice may consist of; `verb-noun.ts` stands for one write use case. */
export const SLICE_FILES = [
  /^(public|routes|reads|policy|events|jobs|tables)\.ts$/,
  /^[a-z0-9-]+-reads\.ts$/,
  /^[a-z]+(-[a-z0-9]+)+\.ts$/,
  /^[a-z0-9-]+\.test\.ts$/,
];

export const MAX_LINES = 300;

/** One broken rule: where, and one sentence that ends in what to do instead. */
export interface Breach {
  readonly path: string;
  readonly line: number;
  readonly says: string;
}
