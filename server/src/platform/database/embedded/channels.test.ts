import { expect, test } from 'vitest';
import { channelsAfter, listenTo } from './channels.ts';

const after = (channels: string[], sql: string): string[] => [...channelsAfter(new Set(channels), sql)];

test.each([
  ['listen news', [], ['news']],
  ['LISTEN News;', ['news'], ['news']],
  ['listen "Two ""Words"""', ['a'], ['a', 'Two "Words"']],
  ['unlisten news', ['news', 'a'], ['a']],
  ['unlisten *', ['news', 'a'], []],
])('%s', (sql, before, expected) => {
  expect(after(before, sql)).toEqual(expected);
});

test('other statements change nothing', () => {
  const channels = new Set(['a']);
  for (const sql of ['select 1', 'notify a', "select 'listen b'", '']) expect(channelsAfter(channels, sql)).toBe(channels);
});

test('channels are quoted', () => {
  expect(listenTo(['news', 'a"b'])).toBe('listen "news";listen "a""b";');
});
