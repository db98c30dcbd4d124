import { expect, test } from 'vitest';
import { levelled, markWords, otherLayout, wordsOf } from './words.ts';

test('words are compared without case and ё', () => {
  expect(levelled('Ёлка ЁЖ Ёж')).toBe('елка еж еж');
  expect(wordsOf('Отчёт-2026.pdf, «Устав»')).toEqual(['отчет', '2026', 'pdf', 'устав']);
});

test('keys of the other layout', () => {
  expect(otherLayout('yfcnhjqrb')).toBe('настройки');
  expect(otherLayout(',b,kbjntrf')).toBe('библиотека');
  expect(otherLayout('зва')).toBe('pdf');
});

test('words that a mark begins are marked as they stand, the rest of the text stays whole', () => {
  const pieces = markWords('Новый договор: отчёт о договорах', ['договор', 'отчет']);
  expect(pieces.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['договор', 'отчёт', 'договорах']);
  expect(pieces.map(({ text }) => text).join('')).toBe('Новый договор: отчёт о договорах');
  expect(markWords('Переговоры', ['говор'])).toEqual([{ text: 'Переговоры', marked: false, at: 0 }]);
  expect(markWords('', ['а'])).toEqual([]);
});
