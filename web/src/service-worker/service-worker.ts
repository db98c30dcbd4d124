/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';
import { OFFLINE_DATA } from '#web/lib/offline-data.ts';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (string | { url: string; revision: string | null })[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { allowlist: [/^\/app(\/|$)/] }));

/** What opens without a network: who one is, the card, the organisation, the newest publications. Always the network's answer first. */
const KEPT = [
  /^\/api\/(session|memberships|cards|profile)$/,
  /^\/api\/organizations\/[^/]+$/,
  /^\/api\/organizations\/[^/]+\/posts(\/[^/]+)?$/,
];
const firstPage = (url: URL) => !url.searchParams.has('after');

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && firstPage(url) && KEPT.some((path) => path.test(url.pathname)),
  new NetworkFirst({ cacheName: OFFLINE_DATA, networkTimeoutSeconds: 4 }),
);

// The page asks for it when the person has agreed to change to the newer version.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
