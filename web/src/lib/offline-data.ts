/** The service worker keeps answers of the API here and nowhere else, so that a sign-out can take them away. */
export const OFFLINE_DATA = 'member-data';

/** Where unsent drafts lie in localStorage: theirs are the keys that begin so. */
export const DRAFT_PREFIX = 'post-draft:';

/** Forgets what this browser kept of a person: answers for use without a network, and drafts. */
export async function forgetOfflineData(): Promise<void> {
  for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFT_PREFIX)) localStorage.removeItem(key);
  if ('caches' in globalThis) await caches.delete(OFFLINE_DATA);
}
