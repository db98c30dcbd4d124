import { expect, it } from 'vitest';
import { cardIn } from './card-in.ts';

it.each([
  ['711405005100028008', '711405005100028008'],
  ['7114 0500 5100 0280 087', '7114050051000280087'],
  ['https://example.ru/c/7114050051000280087?x=12', '7114050051000280087'],
  ['hello 12', null],
  ['71140500510002800871', null],
])('finds the number in %s', (text, number) => expect(cardIn(text)).toBe(number));
