import { type Breach, SLICES } from './law.ts';
import { type Place, placeOf } from './places.ts';
import type { Import, Source } from './source.ts';

/** The import law over one file. */
export const importBreaches = (source: Source): Breach[] =>
  source.imports.flatMap((one) => {
    const says = one.path === null ? packageBreach(source, one) : fileBreach(source, one, one.path);
    return says ? [{ path: source.path, line: one.line, says }] : [];
  });

const packageBreach = ({ place, test }: Source, { specifier, typeOnly }: Import): string | null => {
  if (specifier.startsWith('#'))
    return `imports ${specifier}, an alias nobody defined; use #server/…, #web/…, #contract/<slice>, or #test/… in tests`;
  if (place.side === 'contract' && !test && !/^zod(\/|$)/.test(specifier))
    return `imports ${specifier}; the contract imports zod and itself only, so keep this on the server or in the web`;
  if (place.layer === 'routes' && /^zod(\/|$)/.test(specifier) && !typeOnly)
    return 'imports zod, which would land in the entry chunk; write a small parser for the search here, or move the schema into the page';
  return null;
};

const fileBreach = (source: Source, one: Import, path: string): string | null => {
  const from = source.place;
  const to = placeOf(path);
  if (/^(server|web)\/src\/main\.tsx?$/.test(path))
    return `imports the entry ${path}; nothing does, so move what is needed into a file of its own`;
  if (/\.test\.tsx?$/.test(path)) return `imports the test ${path}; move what both need into a file of the harness (test/)`;
  if (from.side === 'development') return developmentBreach(from, to, path);
  if (one.specifier.startsWith('.') && !path.startsWith(`${from.top}/`))
    return `climbs out of ${from.top} by ${one.specifier}; use the alias (#server/…, #web/…, #contract/…, #test/…)`;
  if (to.side === 'development') return `imports ${path}, which is for development only; move what the product needs into ${from.top}`;
  if (from.layer === 'routes' && /\.css$/.test(path))
    return `imports ${one.specifier}, and a style imported by a route stays in the entry; import it in the page`;
  if (from.top === to.top) return null;
  if (from.side === 'contract') return `imports ${path}; the contract imports zod and itself only`;
  if (to.side === 'contract') return contractBreach(from, one);
  if (from.side !== to.side)
    return `imports ${path}; ${from.side} and ${to.side} meet only in the contract, so put the shared shape into contract/src`;
  if (from.layer === 'harness') return null;
  if (to.layer === 'harness') return source.test ? null : `imports ${path} of the test harness; only tests do`;
  return layerBreach(from, to, path);
};

const developmentBreach = (from: Place, to: Place, path: string): string | null =>
  from.layer === 'e2e' && (to.side === 'server' || to.side === 'web')
    ? `imports ${path}; journeys see the running product and the contract only, so go through the API or the browser`
    : null;

const contractBreach = (from: Place, { specifier, typeOnly }: Import): string | null => {
  if (from.layer === 'ui') return `imports ${specifier}; ui knows no domain, so take plain values as props, or what lib gives`;
  if (from.layer === 'routes' && !typeOnly)
    return `imports ${specifier}, which brings zod into the entry chunk; use \`import type\`, or move the work into the page or feature`;
  return null;
};

const layerBreach = (from: Place, to: Place, path: string): string | null => {
  if (to.layer === 'service-worker')
    return `imports ${path}; the service worker is a program of its own, so put what both need into web/src/lib`;
  if (from.layer === 'service-worker')
    return to.layer === 'lib' ? null : `imports ${path}; the service worker uses lib and the contract only`;
  if (from.layer === 'platform')
    return `imports ${path}; the platform knows no slice, so take a function or value as an argument and pass it in app.ts`;
  if (from.layer === 'ui' && to.layer !== 'lib') return `imports ${path}; ui uses lib only, so take it as a prop`;
  if (to.rank < from.rank) return `imports ${path}; ${from.layer} stands below ${to.layer}, so pass what is needed down as an argument`;
  if (from.layer === 'slices' && to.layer === 'slices') return sliceBreach(from.name, to.name, path);
  if (from.layer === 'areas' && to.layer === 'areas')
    return `imports ${path}; areas never import each other, so move the shared part into a feature or ui`;
  if (from.layer === 'features' && to.layer === 'features' && path !== `${to.top}/parts.tsx`)
    return `imports ${path}; another feature is used only through its parts.tsx, so show it from ${to.top}/parts.tsx`;
  return null;
};

const sliceBreach = (from: string, to: string, path: string): string | null => {
  const [above = 0, below = 0] = [SLICES.get(from), SLICES.get(to)];
  if (above === below)
    return `imports ${path}; ${from} and ${to} are siblings and never meet, so move the shared rule into a lower slice or pass a reaction in app.ts`;
  if (below > above) return `imports ${path}; ${to} is above ${from}, so take a reaction that app.ts passes in`;
  return path === `server/src/${to}/public.ts`
    ? null
    : `imports ${path}; a slice uses only public.ts of a lower slice, so call a function of ${to}/public.ts`;
};
