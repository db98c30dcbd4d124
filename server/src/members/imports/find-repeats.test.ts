import { expect, it } from 'vitest';
import { findRepeats } from './find-repeats.ts';
import type { GivenRow } from './read-row.ts';

const BARE = { phone: '', cardNumber: '', birthDate: '', email: '', region: '', unionYear: '', unionTicket: '' };
const row = (number: number, name: string, more: Partial<GivenRow> = {}): GivenRow => {
  const [lastName = '', firstName = '', patronymic = ''] = name.split(' ');
  return { ...BARE, number, lastName, firstName, patronymic, ...more };
};
const BORN = { birthDate: '1980-05-17' };

it.each<[string, GivenRow[], (number | null)[]]>([
  ['a card', [row(2, 'Лугов Егор', { cardNumber: '1' }), row(3, 'Рощин Пётр', { cardNumber: '1' })], [null, 2]],
  ['a phone', [row(2, 'Лугов Егор', { phone: '+7' }), row(3, 'Рощин Пётр', { phone: '+7' })], [null, 2]],
  ['a name with its birth date, whatever the case and «ё»', [row(2, 'Ёлкин Пётр', BORN), row(3, 'ЕЛКИН ПЕТР', BORN)], [null, 2]],
  ['a name without the patronymic', [row(2, 'Лугов Егор Ильич', BORN), row(3, 'Лугов Егор', BORN)], [null, 2]],
  ['a name with the patronymic added', [row(2, 'Лугов Егор', BORN), row(3, 'Лугов Егор Ильич', BORN)], [null, 2]],
  ['no other patronymic', [row(2, 'Лугов Егор Ильич', BORN), row(3, 'Лугов Егор Ионович', BORN)], [null, null]],
  ['no other birth date', [row(2, 'Лугов Егор', BORN), row(3, 'Лугов Егор', { birthDate: '1981-05-17' })], [null, null]],
  ['a bare name', [row(2, 'Лугов Егор Ильич'), row(3, 'Лугов Егор')], [null, 2]],
  ['not a namesake with a phone alone', [row(2, 'Лугов Егор', { phone: '+71' }), row(3, 'Лугов Егор', { phone: '+72' })], [null, null]],
])('a row repeats %s', (_what, rows, repeats) => {
  const { ofRow } = findRepeats();
  expect(rows.map(ofRow)).toEqual(repeats);
  // A transaction that is tried again reads its rows again.
  expect(rows.map(ofRow)).toEqual(repeats);
});
