import { expect, test } from 'vitest';
import { readCard } from './read-card.ts';

const CASES: readonly [text: string, read: ReturnType<typeof readCard>][] = [
  ['711405005100028008', { number: '711405005100028008' }],
  ['7114 0500 5100 0280 083', { number: '7114050051000280083' }],
  ["'7114050051000280083", { number: '7114050051000280083' }],
  ['7114-0500-5100-0280-083', { number: '7114050051000280083' }],
  ['№ 7114050051000280083', { number: '7114050051000280083' }],
  ['0114050051000280083', { number: '0114050051000280083' }],
  ['7,11405E+18', 'card_digits_lost'],
  ['7.11405005100028e+18', 'card_digits_lost'],
  ['7E18', 'card_digits_lost'],
  ['77 050365', 'card_invalid'],
  ['71140500510002800801', 'card_invalid'],
  ['карта', 'card_invalid'],
];

test.each(CASES)('%s', (text, read) => {
  expect(readCard(text)).toEqual(read);
});
