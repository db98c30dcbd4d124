import { expect, test } from 'vitest';
import type { TaskId } from '#contract/ids';
import type { TaskCard, TaskState } from '#contract/tasks';
import { anchorOf, type Board, moved } from './board-order.ts';

const id = (name: string) => name as TaskId;
const card = (name: string, state: TaskState) => ({ id: id(name), state, overdue: name.startsWith('late') }) as TaskCard;
const column = (state: TaskState, ...names: string[]) => ({
  items: names.map((name) => card(name, state)),
  count: { value: names.length, capped: false },
});
const board: Board = {
  columns: { todo: column('todo', 'a', 'b', 'late'), doing: column('doing', 'x'), done: column('done') },
  can: { create: true, assign: true },
};
const names = (of: Board, state: TaskState) => of.columns[state].items.map((one) => one.id);

test('a card moves between columns, and its column is counted anew', () => {
  const after = moved(board, id('late'), { state: 'done', index: 0 });
  expect(names(after, 'todo')).toEqual(['a', 'b']);
  expect(after.columns.done.items).toEqual([{ ...card('late', 'done'), overdue: false }]);
  expect(after.columns.todo.count.value).toBe(2);
  expect(after.columns.done.count.value).toBe(1);
});

test('a card moves within its column', () => {
  expect(names(moved(board, id('a'), { state: 'todo', index: 2 }), 'todo')).toEqual(['b', 'late', 'a']);
  expect(moved(board, id('a'), { state: 'todo', index: 2 }).columns.todo.count.value).toBe(3);
});

test('an unknown card leaves the board as it was', () => {
  expect(moved(board, id('?'), { state: 'done', index: 0 })).toBe(board);
});

test('the server is told of a neighbour that stays', () => {
  expect(anchorOf(board, id('a'), { state: 'todo', index: 2 })).toEqual({ state: 'todo', after: 'late', before: null });
  expect(anchorOf(board, id('b'), { state: 'todo', index: 0 })).toEqual({ state: 'todo', after: null, before: 'a' });
  expect(anchorOf(board, id('a'), { state: 'doing', index: 0 })).toEqual({ state: 'doing', after: null, before: 'x' });
  expect(anchorOf(board, id('a'), { state: 'done', index: 0 })).toEqual({ state: 'done', after: null, before: null });
});
