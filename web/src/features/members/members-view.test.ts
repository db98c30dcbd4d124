import { expect, test } from 'vitest';
import { activeFilters, filterOf, NO_FILTERS, readMembersView } from './members-view.ts';
import { readUnregisteredView } from './unregistered-view.ts';

const read = (raw: object) => readMembersView(raw as Parameters<typeof readMembersView>[0]);

test('reads an address, and drops what cannot be asked', () => {
  const view = read({
    q: 'иванов',
    birthMonth: '3',
    ageFrom: 18,
    ageTo: 200,
    email: 'without',
    card: 'maybe',
    registeredSince: '2026-02-30x',
  });
  expect(activeFilters(view)).toEqual(['birthMonth', 'ageFrom', 'email']);
  expect(view).toMatchObject({ q: 'иванов', sort: 'name', direction: 'asc', after: '' });
});

test('asks the server for what is chosen, and for nothing else', () => {
  const view = read({ q: 'иванов', birthMonth: 3, ageFrom: 0, status: 'unregistered', sort: 'birth', after: 'x' });
  expect(filterOf(view, 'unregistered')).toEqual({ q: 'иванов', birthMonth: 3, ageFrom: 0, status: 'unregistered' });
  expect(filterOf({ ...view, ...NO_FILTERS }, 'active')).toEqual({ q: 'иванов', status: 'active' });
});

test('asks nothing of those who have not signed up that only members have', () => {
  const raw = {
    q: 'иванов',
    birthMonth: 3,
    email: 'with',
    role: 'head',
    status: 'unregistered',
    registeredSince: '2026-02-03',
    sort: 'role',
  };
  const view = readUnregisteredView(raw as Parameters<typeof readUnregisteredView>[0]);
  expect(filterOf(view, 'unregistered')).toEqual({ q: 'иванов', birthMonth: 3, email: 'with', status: 'unregistered' });
  expect(view.sort).toBe('name');
});
