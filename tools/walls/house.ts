import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Breach, MAX_LINES } from './law.ts';
import type { Source } from './source.ts';

/** Files the product's map has no place for. */
export const placeBreaches = ({ path, place }: Source): Breach[] => {
  const where: Record<string, string> = {
    server: 'server/src holds main.ts, app.ts, demo, platform and the slices of tools/walls/law.ts',
    areas: 'areas are site, cabinet, member and operator',
    features: "features carry the names of the server's slices",
    web: 'web/src holds routes, areas, features, ui, lib, locales and service-worker',
  };
  return place.side === 'nowhere'
    ? [{ path, line: 1, says: `is in ${place.top}, which the map does not know; ${where[place.layer]}` }]
    : [];
};

/** `any`, silenced checks, and what the parser cannot read. */
export const honestyBreaches = ({ path, generated, anys, comments, unreadable }: Source): Breach[] => {
  if (generated) return [];
  const at = (line: number, says: string): Breach => ({ path, line, says });
  return [
    ...(unreadable ? [at(1, `cannot be parsed (${unreadable}); correct it`)] : []),
    ...anys.map((line) => at(line, 'uses `any`; name the type, or take `unknown` and narrow it')),
    ...comments.flatMap(({ line, text }) => {
      if (/@ts-(ignore|nocheck)\b/.test(text)) return [at(line, 'silences the compiler; correct the type instead')];
      if (/@ts-expect-error\s*$/.test(text)) return [at(line, 'expects a type error without a reason; write it after @ts-expect-error')];
      const reason = /biome-ignore(?:-\w+)?\s[^:]*(?::\s*(.*))?$/s.exec(text);
      return reason && !/^[^<\s]/.test(reason[1] ?? '') ? [at(line, 'silences the linter without a reason; write it after the colon')] : [];
    }),
  ];
};

/** Files of code over the limit that do not say why. */
export const lengthBreaches = (root: string, path: string): Breach[] => {
  if (!/\.(tsx?|m?js|css|sql)$/.test(path) || /\.gen\.ts$|\/locales\//.test(path)) return [];
  const lines = readFileSync(join(root, path), 'utf8').replace(/\n$/, '').split('\n');
  if (lines.length <= MAX_LINES || /^(\/\/|--|\/\*) long: \S/.test(lines[0] ?? '')) return [];
  return [
    { path, line: 1, says: `has ${lines.length} lines, over ${MAX_LINES}; split it, or give the reason in the first line: // long: …` },
  ];
};
