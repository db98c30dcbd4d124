import { afterEach, expect, test, vi } from 'vitest';
import { forgetDrafts } from './drafts.ts';

afterEach(() => vi.unstubAllGlobals());

/** A storage whose keys are its own properties, as a browser's are. */
const storage = (content: Record<string, string>): Record<string, unknown> =>
  Object.defineProperty({ ...content }, 'removeItem', {
    value(this: Record<string, unknown>, key: string) {
      delete this[key];
    },
  });

test('what was typed stays neither on the device nor in the tab, and what is no draft stays', async () => {
  const device = storage({ 'post-draft:1': 'Черновик', organization: 'ППО' });
  const tab = storage({ 'draft:task-comment:1': 'Личное', 'draft:phone': '+7', place: '7' });
  vi.stubGlobal('localStorage', device);
  vi.stubGlobal('sessionStorage', tab);
  await forgetDrafts();
  expect(Object.keys(device)).toEqual(['organization']);
  expect(Object.keys(tab)).toEqual(['place']);
});
