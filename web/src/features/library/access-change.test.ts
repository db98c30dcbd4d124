import { expect, test } from 'vitest';
import type { GroupId } from '#contract/ids';
import type { LibraryFile } from '#contract/library';
import { accessChange, accessOf, afterConflict } from './access-change.ts';

const group = (id: string) => ({ id: id as GroupId, name: id });
const open: Pick<LibraryFile, 'section' | 'audience' | 'expiresOn'> = { section: 'members', audience: null, expiresOn: null };

test('only what was changed is sent', () => {
  const groups = { ...open, audience: [group('a'), group('b')], expiresOn: '2026-05-01' };
  expect(accessChange(groups, accessOf(groups))).toEqual({});
  expect(accessChange(groups, { ...accessOf(groups), groups: ['b', 'a'] })).toEqual({});
  expect(accessChange(groups, { ...accessOf(groups), to: 'all' })).toEqual({ audience: null });
  expect(accessChange(groups, { ...accessOf(groups), to: 'internal' })).toEqual({});
  expect(accessChange(groups, { ...accessOf(groups), expiresOn: '' })).toEqual({ expiresOn: null });
  expect(accessChange(open, { to: 'groups', groups: ['a'], expiresOn: '2026-06-01' })).toEqual({
    audience: ['a'],
    expiresOn: '2026-06-01',
  });
});

test('a colleague’s restriction is shown and not undone by what was typed before it', () => {
  const restricted = { ...open, audience: [group('a')] };
  const values = afterConflict(open, restricted, { ...accessOf(open), expiresOn: '2026-06-01' });
  expect(values).toEqual({ to: 'groups', groups: ['a'], expiresOn: '2026-06-01' });
  expect(accessChange(restricted, values)).toEqual({ expiresOn: '2026-06-01' });
  const hidden = { ...open, section: 'internal' as const };
  expect(afterConflict(open, hidden, { to: 'groups', groups: ['b'], expiresOn: '' }).to).toBe('internal');
});

test('what a colleague left alone is still as the person typed it', () => {
  const typed = { to: 'groups' as const, groups: ['b'], expiresOn: '2026-07-01' };
  expect(afterConflict(open, open, typed)).toEqual(typed);
});
