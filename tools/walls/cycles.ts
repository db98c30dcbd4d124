import type { Breach } from './law.ts';
import type { Source } from './source.ts';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Cycles between files, and between slices or features, type imports included. */
export const cycleBreaches = (sources: readonly Source[]): Breach[] => [
  ...cycles(fileGraph(sources)).map((way) => breach(way, 'move what they share into a third file')),
  ...cycles(sliceGraph(sources)).map((way) => breach(way, 'move what they share into a lower slice, or pass it in from above')),
];

const breach = (way: readonly string[], advice: string): Breach => ({
  path: way[0] ?? '',
  line: 1,
  says: `stands in a cycle (${[...way, way[0]].join(' → ')}); ${advice}`,
});

const fileGraph = (sources: readonly Source[]): Graph => {
  const known = new Set(sources.map((source) => source.path));
  return new Map(sources.map((source) => [source.path, new Set(targets(source).filter((path) => known.has(path)))]));
};

const sliceGraph = (sources: readonly Source[]): Graph => {
  const owned = sources.filter((source) => ['slices', 'features'].includes(source.place.layer) && !source.test);
  const topOf = new Map(owned.map((source) => [source.path, source.place.top]));
  const graph = new Map<string, Set<string>>();
  for (const source of owned) {
    const own = source.place.top;
    const others = targets(source).flatMap((path) => topOf.get(path) ?? []);
    graph.set(own, new Set([...(graph.get(own) ?? []), ...others.filter((top) => top !== own)]));
  }
  return graph;
};

const targets = (source: Source) => source.imports.flatMap(({ path }) => path ?? []);

/** One shortest way round for each knot of nodes that reach each other. */
const cycles = (graph: Graph): string[][] => {
  const reported = new Set<string>();
  return [...graph.keys()].flatMap((start) => {
    const way = reported.has(start) ? null : wayBack(graph, start);
    for (const node of way ?? []) reported.add(node);
    return way ? [way] : [];
  });
};

const wayBack = (graph: Graph, start: string): string[] | null => {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const node of queue)
    for (const next of graph.get(node) ?? []) {
      if (next === start) return trace(cameFrom, start, node);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  return null;
};

const trace = (cameFrom: ReadonlyMap<string, string>, start: string, end: string): string[] => {
  const way: string[] = [];
  for (let node: string | undefined = end; node && node !== start; node = cameFrom.get(node)) way.unshift(node);
  return [start, ...way];
};
