import { expect, test } from 'vitest';
import { MAX_HIT_TEXT } from '#contract/search';
import { levelled, snippet } from './snippet.ts';

const long = `${'Начало длинного текста. '.repeat(20)}Здесь лежит новый договор аренды.${' И ещё слова.'.repeat(30)}`;

test('a short text stays whole, in one line', () => {
  expect(snippet('Ждём\n  всех  ', ['ждем'])).toBe('Ждём всех');
  expect(snippet('', ['а'])).toBe('');
});

test('a long one is cut by words around what was found', () => {
  const cut = snippet(long, ['договор']);
  expect(cut).toContain('новый договор аренды');
  expect(cut).toMatch(/^….*…$/);
  expect(cut.length).toBeLessThanOrEqual(MAX_HIT_TEXT);
});

test('where nothing was found it begins at the beginning', () => {
  expect(snippet(long, ['нигде'])).toMatch(/^Начало длинного/);
  expect(snippet('а'.repeat(1_000), ['б']).length).toBeLessThanOrEqual(MAX_HIT_TEXT);
});

test('levelling keeps every place where it is', () => {
  expect(levelled('ЁлкаİЁ')).toHaveLength('ЁлкаİЁ'.length);
  expect(levelled('ЁЖ')).toBe('еж');
});
