import { expect, test } from 'vitest';
import { type RowGroup, rowAt, stepTo } from './rows.ts';

const row = (id: string) => ({ id, icon: () => null, title: id, choose: () => undefined });
const groups: RowGroup[] = [
  { id: 'places', label: 'Разделы', rows: [row('a')] },
  { id: 'post', label: 'Публикации', rows: [row('b'), row('c')] },
];

test('arrows go through all groups and round the ends, pages stop there', () => {
  expect([stepTo('ArrowDown', 0, 3), stepTo('ArrowDown', 2, 3), stepTo('ArrowUp', 0, 3)]).toEqual([1, 0, 2]);
  expect([stepTo('PageDown', 0, 3), stepTo('PageUp', 2, 3)]).toEqual([2, 0]);
  expect([stepTo('Home', 1, 3), stepTo('ArrowDown', 0, 0)]).toEqual([undefined, undefined]);
});

test('a row that is gone gives its place to the first one', () => {
  expect(rowAt(groups, 'c').index).toBe(2);
  expect(rowAt(groups, 'gone').index).toBe(0);
  expect(rowAt([], null)).toEqual({ rows: [], index: 0 });
});
