import { AREAS, SERVER_LAYERS, SLICES, WEB_LAYERS } from './law.ts';

/** Where a file stands in the map of docs/architecture.md. */
export interface Place {
  readonly side: 'contract' | 'server' | 'web' | 'development' | 'nowhere';
  /** A layer of `law.ts`, or `harness` (tests only) or `service-worker`. */
  readonly layer: string;
  /** Place of the layer among those of its side; lower layers have the higher rank. */
  readonly rank: number;
  /** The folder inside which files may reach each other by `./`. */
  readonly top: string;
  /** The slice, area or feature, where the layer has such. */
  readonly name: string;
}

const place = (side: Place['side'], layer: string, top: string, name = ''): Place => ({
  side,
  layer,
  rank: (side === 'server' ? SERVER_LAYERS : WEB_LAYERS).indexOf(layer),
  top,
  name,
});

/** Finds the place of a file by its path from the root; `nowhere` is a folder the map does not know. */
export const placeOf = (path: string): Place => {
  const [root = '', source, folder = '', name = ''] = path.split('/');
  if (root === 'contract' && source === 'src') return place('contract', 'contract', 'contract/src');
  if (root === 'server' && source === 'src') return serverPlace(path, folder);
  if (root === 'web' && source === 'src') return webPlace(path, folder, name);
  if ((root === 'server' || root === 'web') && source === 'test') return place(root, 'harness', `${root}/test`);
  return place('development', root, root);
};

const serverPlace = (path: string, folder: string): Place => {
  if (path === 'server/src/main.ts') return place('server', 'main', 'server/src');
  if (/^server\/src\/app(\.test)?\.ts$/.test(path)) return place('server', 'app', 'server/src');
  const top = `server/src/${folder}`;
  if (folder === 'platform' || folder === 'demo') return place('server', folder, top);
  if (SLICES.has(folder)) return place('server', 'slices', top, folder);
  return place('nowhere', 'server', top);
};

const webPlace = (path: string, folder: string, name: string): Place => {
  const top = `web/src/${folder}`;
  if (path === top) return place('web', 'entry', 'web/src');
  if (folder === 'service-worker') return place('web', folder, top);
  if (folder === 'areas') return AREAS.includes(name) ? place('web', folder, `${top}/${name}`, name) : place('nowhere', 'areas', top);
  if (folder === 'features') return SLICES.has(name) ? place('web', folder, `${top}/${name}`, name) : place('nowhere', 'features', top);
  return WEB_LAYERS.includes(folder) ? place('web', folder, top) : place('nowhere', 'web', top);
};
