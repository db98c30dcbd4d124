import { expect, test } from 'vitest';
import type { TaskItemId } from '#contract/ids';
import type { TaskItem } from '#contract/tasks';
import { afterOf, withMove } from './checklist-order.ts';

const id = (name: string) => name as TaskItemId;
const items = ['a', 'b', 'c', 'd'].map((name) => ({ id: id(name), text: name }) as TaskItem);
const names = (of: readonly TaskItem[]) => of.map(({ text }) => text).join('');
const moved = (name: string, after: string | null) =>
  names(withMove(items, { itemId: id(name), after: after === null ? null : id(after) }));

test('an item moves up, down and to the ends', () => {
  expect([moved('c', 'a'), moved('a', 'c'), moved('d', null), moved('a', 'd')]).toEqual(['acbd', 'bcad', 'dabc', 'bcda']);
});

test('what is gone moves nothing', () => {
  expect(withMove(items, { itemId: id('?'), after: null })).toBe(items);
  expect(withMove(items, { itemId: id('a'), after: id('?') })).toBe(items);
  expect(withMove(items, { itemId: id('a'), after: id('a') })).toBe(items);
});

test('the server is told of the one that stands before the place among those that stay', () => {
  const after = (name: string, index: number) => afterOf(items, id(name), index);
  expect([after('a', 0), after('a', 1), after('a', 3), after('d', 0), after('d', 2)]).toEqual([null, 'b', 'd', null, 'b']);
  for (const { id: itemId } of items)
    for (const index of items.keys())
      expect(withMove(items, { itemId, after: afterOf(items, itemId, index) }).findIndex((one) => one.id === itemId)).toBe(index);
});

test('moves that wait for the server are done one after the other', () => {
  const waiting = [
    { itemId: id('d'), after: null },
    { itemId: id('a'), after: id('c') },
  ];
  expect(names(waiting.reduce(withMove, items as readonly TaskItem[]))).toBe('dbca');
});
