/** Puts the width of the browser's scroll bar where the styles find it: 0 where bars lie over the page, 15 px on most desktops. */
export const tellScrollbarWidth = (): void => {
  const probe = document.createElement('div');
  probe.style.cssText = 'position: absolute; visibility: hidden; width: 99px; height: 99px; overflow: scroll';
  document.body.append(probe);
  document.documentElement.style.setProperty('--scrollbar', `${probe.offsetWidth - probe.clientWidth}px`);
  probe.remove();
};
