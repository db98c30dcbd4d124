import { expect, test } from 'vitest';
import { boardQueryOf, listQueryOf, ownFilter, readOwnView, readTasksView } from './tasks-view.ts';

const read = (raw: object) => readTasksView(raw as Parameters<typeof readTasksView>[0]);

test('an address of its own for each view; a broken one opens the usual', () => {
  expect(boardQueryOf(read({}))).toEqual({ view: 'mine' });
  expect(listQueryOf(read({}))).toEqual({ view: 'mine', state: 'open', sort: 'due' });
  const asked = read({ filter: 'overdue', q: 'отчёт', priority: 'high', state: 'any', sort: 'created' });
  expect(boardQueryOf(asked)).toEqual({ view: 'all', overdue: '1', search: 'отчёт', priority: 'high' });
  expect(listQueryOf(asked)).toEqual({ view: 'all', overdue: '1', search: 'отчёт', priority: 'high', sort: 'created' });
  expect(read({ filter: 'никакие' }).filter).toBe('');
});

const readOwn = (raw: object) => readOwnView(raw as Parameters<typeof readOwnView>[0]);
test("the app shows one's own tasks, and all of them to administrators alone", () => {
  expect(readOwn({})).toEqual({ filter: '' });
  expect(readOwn({ filter: 'authored' })).toEqual({ filter: 'authored' });
  expect(readOwn({ filter: 'overdue' })).toEqual({ filter: '' });
  expect(ownFilter({ filter: 'all' }, 'administrator')).toBe('all');
  expect(ownFilter({ filter: 'all' }, 'member')).toBe('');
});
