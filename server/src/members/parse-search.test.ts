import { describe, expect, it } from 'vitest';
import { parseSearch } from './parse-search.ts';

const anywhere = (...texts: string[]) => ({ kind: 'anywhere', texts });

describe('what is typed into the search of members', () => {
  it('splits into words, levels case and ё, and drops repetitions', () => {
    expect(parseSearch('  СЕМЁНОВ   пЁтр семёнов ')).toEqual([anywhere('семенов'), anywhere('петр')]);
    expect(parseSearch('')).toEqual([]);
    // е and a combining diaeresis are the letter ё.
    expect(parseSearch('Ёлкин')).toEqual([anywhere('елкин')]);
  });

  it('takes one or two letters as the beginning of a part of the name', () => {
    expect(parseSearch('Ив')).toEqual([{ kind: 'name', texts: ['ив'] }]);
    expect(parseSearch('Иванов А')).toEqual([anywhere('иванов'), { kind: 'name', texts: ['а'] }]);
  });

  it.each(['+7 950 123-45-67', '7(950)1234567', '7 950 123 45 67'])('reads the phone %s', (typed) => {
    expect(parseSearch(typed)).toEqual([anywhere('79501234567')]);
  });

  it('reads a phone that begins with 8, and a part of one', () => {
    expect(parseSearch('8 (950) 123-45-67')).toEqual([anywhere('89501234567', ' 79501234567')]);
    expect(parseSearch('8950')).toEqual([anywhere('8950', ' 7950')]);
    expect(parseSearch('950 12')).toEqual([anywhere('95012')]);
  });

  it('reads a card by its number, however spaced, and by its tail', () => {
    expect(parseSearch('7114 0510 0510 0028 008')).toEqual([anywhere('7114051005100028008')]);
    expect(parseSearch('77 050365')).toEqual([anywhere('77050365')]);
  });

  it('keeps numbers and words apart', () => {
    expect(parseSearch('950 Анна 12')).toEqual([
      anywhere('950'),
      anywhere('анна'),
      { kind: 'digits', phone: ['+7120000000'.padEnd(12, '0'), '+7129999999'.padEnd(12, '9')], card: ['12000000', '12999999'] },
    ]);
  });

  it('takes one or two digits as the beginning of the phone or of the card', () => {
    expect(parseSearch('+7')).toEqual([{ kind: 'digits', phone: ['+70000000000', '+79999999999'], card: ['70000000', '79999999'] }]);
    expect(parseSearch('89')).toEqual([{ kind: 'digits', phone: ['+79000000000', '+79999999999'], card: ['89000000', '89999999'] }]);
  });

  it('takes wildcards literally, and what has neither letter nor digit as nothing', () => {
    expect(parseSearch('ан%а')).toEqual([anywhere('ан%а')]);
    expect(parseSearch('a_b\\c')).toEqual([anywhere('a_b\\c')]);
    for (const typed of ['%', '___', '\\\\\\', '—']) expect(parseSearch(typed)).toEqual([{ kind: 'nothing' }]);
  });

  it('understands the other keyboard layout', () => {
    expect(parseSearch('bdfyjd')).toEqual([anywhere('bdfyjd', 'иванов')]);
    expect(parseSearch('<f,eirby G`nh')).toEqual([anywhere('бабушкин'), anywhere('g`nh', 'петр')]);
    expect(parseSearch('le,')).toEqual([anywhere('дуб')]);
    expect(parseSearch('bd')).toEqual([{ kind: 'name', texts: ['bd', 'ив'] }]);
    expect(parseSearch(',')).toEqual([{ kind: 'name', texts: ['б'] }]);
    expect(parseSearch('шмфтщм')).toEqual([anywhere('шмфтщм', 'ivanov')]);
    expect(parseSearch('ыукпун"ьфшд')).toEqual([anywhere('sergey@mail')]);
  });

  it.each(['иванов', 'щукин', 'шварцман', 'мст', 'рафкат', 'anna@example.org', 'ivan_petrov', '79501234567'])(
    'has nothing else to look for in %s',
    (typed) => {
      expect(parseSearch(typed)).toMatchObject([{ texts: { length: 1 } }]);
    },
  );

  it('passes over what people set around words and numbers', () => {
    expect(parseSearch('Иванов, Пётр')).toEqual([anywhere('иванов'), anywhere('петр')]);
    expect(parseSearch('Лугов Е.')).toEqual([anywhere('лугов'), { kind: 'name', texts: ['е'] }]);
    expect(parseSearch('№ 77 050365')).toEqual([anywhere('77050365')]);
    expect(parseSearch('7.950.123.45.67')).toEqual([anywhere('79501234567')]);
    expect(parseSearch('«Семёнов»')).toEqual([anywhere('семенов')]);
  });

  it('looks at ten words and no more', () => {
    expect(parseSearch(Array.from({ length: 30 }, (_, index) => `слово${index}`).join(' '))).toHaveLength(10);
  });
});
