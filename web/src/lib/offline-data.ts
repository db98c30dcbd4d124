/** The service worker keeps answers of the API here and nowhere else, so that a sign-out can take them away. */
export const OFFLINE_DATA = 'member-data';

/** Forgets what was kept for use without a network. */
export async function forgetOfflineData(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(OFFLINE_DATA);
}
