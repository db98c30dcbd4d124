/** The service worker keeps answers of the API here and nowhere else, so that a sign-out can take them away. */
export const OFFLINE_DATA = 'member-data';

/** Where unsent drafts lie in localStorage: theirs are the keys that begin so. */
export const DRAFT_PREFIX = 'post-draft:';

/** Forgets drafts: at a sign-out by hand only, for a session that ends by itself must not lose what was typed. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFT_PREFIX)) localStorage.removeItem(key);
}

/** Forgets what was kept for use without a network. */
export async function forgetOfflineData(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(OFFLINE_DATA);
}
