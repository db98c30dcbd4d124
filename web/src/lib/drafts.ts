import { deviceStore } from './device-store.ts';

/** Where unsent drafts lie in localStorage: theirs are the keys that begin so. */
export const DRAFT_PREFIX = 'post-draft:';
/** Where drafts of a tab lie in sessionStorage. */
export const TAB_DRAFT_PREFIX = 'draft:';
/** The device's stores of uploads that are not finished, and of their files. */
export const UNFINISHED_UPLOADS = 'unfinished-uploads';
export const UNFINISHED_SOURCES = 'unfinished-upload-sources';

const handlers = new Set<() => void>();
/** What else must stop or be forgotten along with the drafts. */
export const whenForgotten = (handler: () => void) => void handlers.add(handler);

/** Forgets drafts: at a sign-out by hand only, for a session that ends by itself must not lose what was typed. */
export async function forgetDrafts(): Promise<void> {
  forgetBeginning(localStorage, DRAFT_PREFIX);
  forgetBeginning(sessionStorage, TAB_DRAFT_PREFIX);
  for (const handler of handlers) handler();
  await Promise.all([deviceStore(UNFINISHED_UPLOADS).clear(), deviceStore(UNFINISHED_SOURCES).clear()]);
}

function forgetBeginning(storage: Storage, prefix: string): void {
  for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
}
