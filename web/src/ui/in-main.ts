/** For `portalProps` of what opens over the page: within its main part those who hear the page find it, outside it belongs to nothing. */
export function inMain(): { target?: HTMLElement } {
  const main = document.getElementById('main');
  return main ? { target: main } : {};
}
