// Runs before the first paint, so that neither the colours, the language nor the frame of the page flash. The keys are those of Mantine and lib/i18n.ts.
(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage may be switched off: the defaults hold
    }
  };
  const wanted = read('mantine-color-scheme-value') || 'auto';
  const dark = wanted === 'dark' || (wanted === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const root = document.documentElement;
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  root.lang = read('locale') === 'en' ? 'en' : 'ru';
  root.dataset.area = /^\/(cabinet|operator)(\/|$)/.test(location.pathname)
    ? 'desk'
    : /^\/app(\/|$)/.test(location.pathname)
      ? 'app'
      : 'site';
  if (dark) document.querySelector('meta[name="theme-color"]')?.setAttribute('content', '#0F1614');
})();
