/**
 * The service worker keeps answers of the API here and nowhere else, so that a sign-out can take them away. A new name for each change of
 * their shape: this program cannot read what an older one kept.
 */
export const OFFLINE_DATA = 'member-data-3';
/** Where older programs kept them. */
export const FORMER_DATA: readonly string[] = ['member-data', 'member-data-2'];
/** Files that the person keeps on this device, under their address in the members' app. */
export const KEPT_FILES = 'kept-files';

/** Small pictures of tiles, so that a list that opens without a network has its looks. */
export const OFFLINE_PICTURES = 'member-pictures';

/** Forgets what was kept for use without a network. */
export async function forgetOfflineData(): Promise<void> {
  if ('caches' in globalThis)
    await Promise.all([OFFLINE_DATA, ...FORMER_DATA, KEPT_FILES, OFFLINE_PICTURES].map((name) => caches.delete(name)));
}
