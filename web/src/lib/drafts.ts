/** Where unsent drafts lie in localStorage: theirs are the keys that begin so. */
export const DRAFT_PREFIX = 'post-draft:';

/** Forgets drafts: at a sign-out by hand only, for a session that ends by itself must not lose what was typed. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(DRAFT_PREFIX)) localStorage.removeItem(key);
}
