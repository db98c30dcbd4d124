/** The service worker keeps answers of the API here and nowhere else, so that a sign-out can take them away. */
export const OFFLINE_DATA = 'member-data';
/** Files that the person keeps on this device, under their address in the members' app. */
export const KEPT_FILES = 'kept-files';

/** Forgets what was kept for use without a network. */
export async function forgetOfflineData(): Promise<void> {
  if ('caches' in globalThis) await Promise.all([caches.delete(OFFLINE_DATA), caches.delete(KEPT_FILES)]);
}
