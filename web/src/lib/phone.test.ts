import { expect, test } from 'vitest';
import { foreignNumber, maskPhone, nationalDigits, showPhone } from './phone.ts';

test.each(['8 (950) 000-00-00', '+7 950 000 00 00', '79500000000', '9500000000', '+7 8 950 000-00-00', '8-950-000-00-00 (моб.)'])(
  'reads %s',
  (typed) => {
    expect(nationalDigits(typed)).toBe('9500000000');
  },
);

test('keeps a city code that begins with 8', () => {
  expect(nationalDigits('+7 812 000-00-00')).toBe('8120000000');
});

test('masks what is typed so far', () => {
  expect(['', '9', '950', '9500', '950000', '95000000', '9500000000'].map(maskPhone)).toEqual([
    '+7',
    '+7 9',
    '+7 950',
    '+7 950 0',
    '+7 950 000',
    '+7 950 000-00',
    '+7 950 000-00-00',
  ]);
});

test('shows E.164 the one way, and leaves foreign numbers alone', () => {
  expect(showPhone('+79500000000')).toBe('+7 950 000-00-00');
  expect(showPhone('+3725000000')).toBe('+3725000000');
});

test('tells a number of another country from a Russian one', () => {
  expect(['+44 20 7946 0958', '+375 29 123-45-67'].map(foreignNumber)).toEqual(['+442079460958', '+375291234567']);
  expect(['+7 950 000-00-00', '8 950 000-00-00', '9500000000', '+950', '+ 950 000-00-00', ''].map(foreignNumber)).toEqual(
    Array(6).fill(null),
  );
});
