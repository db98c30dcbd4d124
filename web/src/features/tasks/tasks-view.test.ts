import { expect, test } from 'vitest';
import { boardQueryOf, listQueryOf, readTasksView } from './tasks-view.ts';

test('an address of its own for each view; a broken one opens the usual', () => {
  expect(boardQueryOf(readTasksView({}))).toEqual({ view: 'mine' });
  expect(listQueryOf(readTasksView({}))).toEqual({ view: 'mine', state: 'open', sort: 'due' });
  const asked = readTasksView({ filter: 'overdue', q: 'отчёт', priority: 'high', state: 'any', sort: 'created' });
  expect(boardQueryOf(asked)).toEqual({ view: 'all', overdue: '1', search: 'отчёт', priority: 'high' });
  expect(listQueryOf(asked)).toEqual({ view: 'all', overdue: '1', search: 'отчёт', priority: 'high', sort: 'created' });
  expect(readTasksView({ filter: 'никакие' as 'all' }).filter).toBe('');
});
