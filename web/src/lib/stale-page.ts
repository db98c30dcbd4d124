const KEY = 'reloaded-at';
/** A second failure so soon is no upgrade but an outage: reloading again would only take the page away. */
const PAUSE = 60_000;

/** Whether a page whose part could not be loaded may be loaded anew. */
export const mayReload = (last: string | null, now: number): boolean => last === null || now - Number(last) > PAUSE;

/** A page that was open across an upgrade asks for parts that are gone: it is loaded anew, once. Drafts lie in the browser's storage. */
export const reloadWhenStale = (): void => {
  window.addEventListener('vite:preloadError', (event) => {
    if (!navigator.onLine || !mayReload(sessionStorage.getItem(KEY), Date.now())) return;
    event.preventDefault();
    sessionStorage.setItem(KEY, String(Date.now()));
    location.reload();
  });
};
