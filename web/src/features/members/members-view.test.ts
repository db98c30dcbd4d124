import { expect, test } from 'vitest';
import { activeFilters, filterOf, NO_FILTERS, readMembersView } from './members-view.ts';

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
