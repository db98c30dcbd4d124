/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { createPartialResponse } from 'workbox-range-requests';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';
import { FORMER_DATA, KEPT_FILES, OFFLINE_DATA, OFFLINE_PICTURES } from '#web/lib/offline-data.ts';
import { rightNow } from './right-now.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (string | { url: string; revision: string | null })[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

/** On a line that hardly is one the kept copy opens. */
const PATIENCE = 4_000;
/** A file that the person keeps on this device; one that is kept no longer is the server's to show, or not. */
const KEPT_FILE = /^\/app\/files\/([^/]+)\/([^/]+)$/;
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && KEPT_FILE.test(url.pathname),
  async ({ url, request }) => {
    const kept = await caches.match(url.pathname, { cacheName: KEPT_FILES });
    const [, organization, file] = KEPT_FILE.exec(url.pathname) ?? [];
    const online = `/api/organizations/${organization}/library/files/${file}/open`;
    if (kept === undefined) return Response.redirect(online);
    // Of a file that is being played, the first request has asked.
    const right = request.headers.has('range')
      ? 'open'
      : await rightNow(() => fetch(online, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE) }));
    if (right === 'gone') await (await caches.open(KEPT_FILES)).delete(url.pathname);
    if (right !== 'open') return Response.redirect(online);
    return request.headers.has('range') ? createPartialResponse(request, kept) : kept;
  },
);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { allowlist: [/^\/app(\/|$)/] }));

/** What opens without a network: who one is, the card, the organisation, the newest publications, what lies in the library. Always the network's answer first. */
const KEPT = [
  /^\/api\/(session|memberships|cards|profile)$/,
  /^\/api\/organizations\/[^/]+$/,
  /^\/api\/organizations\/[^/]+\/posts(\/[^/]+)?$/,
  /^\/api\/organizations\/[^/]+\/calendar\/(range|list|days-off|reminders|events\/[^/]+)$/,
  /^\/api\/organizations\/[^/]+\/library\/items$/,
];
const firstPage = (url: URL) => !url.searchParams.has('after');

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && firstPage(url) && KEPT.some((path) => path.test(url.pathname)),
  new NetworkFirst({ cacheName: OFFLINE_DATA, networkTimeoutSeconds: 4 }),
);

/** Of pictures, of first pages of documents and of posters the smallest size; the longest unseen make room. */
const TILE = /^\/api\/organizations\/[^/]+\/files\/[^/]+\/480$/;
const MOST_TILES = 200;
const makeRoom = async ({ cacheName }: { cacheName: string }) => {
  const cache = await caches.open(cacheName);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, -MOST_TILES).map((request) => cache.delete(request)));
};
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && TILE.test(url.pathname),
  new NetworkFirst({ cacheName: OFFLINE_PICTURES, networkTimeoutSeconds: 4, plugins: [{ cacheDidUpdate: makeRoom }] }),
);

// From the first visit on: whoever opens the app once and loses the network opens its other pages too.
self.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([self.clients.claim(), ...FORMER_DATA.map((name) => caches.delete(name))])),
);

// The page asks for it when the person has agreed to change to the newer version.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
