import { expect, it } from 'vitest';
import { textPieces } from './text-links.ts';

const linksIn = (text: string) => textPieces(text).flatMap(({ text: shown, href }) => (href === null ? [] : [[shown, href]]));

it('finds addresses and leaves the sentence’s signs outside', () => {
  expect(textPieces('См. https://example.org/a?b=1, там всё.')).toEqual([
    { text: 'См. ', href: null },
    { text: 'https://example.org/a?b=1', href: 'https://example.org/a?b=1' },
    { text: ', там всё.', href: null },
  ]);
  expect(linksIn('(www.example.org)')).toEqual([['www.example.org', 'https://www.example.org']]);
  expect(linksIn('https://ru.example.org/wiki/Профсоюз_(значения)')).toEqual([
    ['https://ru.example.org/wiki/Профсоюз_(значения)', 'https://ru.example.org/wiki/Профсоюз_(значения)'],
  ]);
});
it.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'просто слова',
  '',
  'https://',
  'ftp://example.org',
  'xhttps://example.org',
  '//example.org',
])('makes no link of %s', (text) => {
  expect(linksIn(text)).toEqual([]);
  expect(
    textPieces(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});
