const KEY = 'reloaded-at';
/** A second failure so soon is no upgrade but an outage: reloading again would only take the page away. */
const PAUSE = 60_000;

/** Whether a page whose part could not be loaded may be loaded anew. */
export const mayReload = (last: string | null, now: number): boolean => last === null || now - Number(last) > PAUSE;

const missing = new WeakSet<object>();

/** Whether the error is of a part of the program that could not be fetched. */
export const isMissingPart = (error: unknown): boolean => typeof error === 'object' && error !== null && missing.has(error);

/** Remembers what the error is of. In its own words the router would load the page anew, with a network or without: into the browser's error. */
export function markMissingPart(error: Error): void {
  error.message = `A part of the program is missing: ${error.message}`;
  missing.add(error);
}

/** Loads the page anew if the server answers: without it the page that is there is the better one. */
export async function reloadWhenServed(): Promise<boolean> {
  const served = await fetch('/before-paint.js', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (served) location.reload();
  return served;
}

/** A page that was open across an upgrade asks for parts that are gone: it is loaded anew, once. Drafts lie in the browser's storage. */
export const reloadWhenStale = (): void => {
  window.addEventListener('vite:preloadError', (event) => {
    markMissingPart(event.payload);
    if (!navigator.onLine || !mayReload(sessionStorage.getItem(KEY), Date.now())) return;
    sessionStorage.setItem(KEY, String(Date.now()));
    void reloadWhenServed();
  });
};
