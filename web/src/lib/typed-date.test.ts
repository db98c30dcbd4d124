import { describe, expect, it } from 'vitest';
import { maskDate, maskTime, type Read, readDate, readTime } from './typed-date.ts';

const date = (text: string, latest = 2046) => said(readDate(text, latest));
const said = (read: Read) => ('value' in read ? read.value : read.problem);

/** What stands in a field after these keys, one after another. */
const typing = (keys: string, mask: (before: string, after: string) => string) =>
  [...keys].reduce((text, key) => mask(text, `${text}${key}`), '');

describe('a typed date', () => {
  it.each([
    '01.02.1985',
    '1.2.1985',
    '1.2.85',
    '1/2/1985',
    '1-2-1985',
    '1 2 1985',
    '01,02,1985',
    '01021985',
    '010285',
    '1985-02-01',
    '1985.2.1',
    '19850201',
    '1 февраля 1985',
    '1 фев. 1985 г.',
    '1 Февраля 1985 года',
    '1 February 1985',
    ' 01.02.1985 ',
  ])('«%s» is the first of February', (text) => expect(date(text)).toBe('1985-02-01'));

  it('knows May in each of its cases', () => {
    expect(date('9 мая 2026')).toBe('2026-05-09');
    expect(date('9 май 2026')).toBe('2026-05-09');
    expect(date('9 may 2026')).toBe('2026-05-09');
    expect(date('9 мар 2026')).toBe('2026-03-09');
  });

  it('is none when nothing is typed', () => expect(date('  ')).toBe(''));

  it('takes years of two digits for the nearest that may be', () => {
    expect(date('1.2.35')).toBe('2035-02-01');
    expect(date('1.2.35', 2026)).toBe('1935-02-01');
    expect(date('1.2.26', 2026)).toBe('2026-02-01');
  });

  it('is refused where there is no such day', () => {
    for (const text of ['31.02.2026', '29.02.2026', '0.1.2026', '1.13.2026', '32011985', '31 апреля 2026'])
      expect(date(text)).toBe('absent');
    expect(date('29.02.2028')).toBe('2028-02-29');
  });

  it('is refused where the year is not of our time', () => {
    for (const text of ['01.02.0198', '01.02.1899', '01.02.2100', '2100-01-01']) expect(date(text)).toBe('year');
  });

  it('is refused where it is none', () => {
    for (const text of ['завтра', '1.2', '1985', '1.2.198', '1 фывраля 1985', '12345', '1.2.1985.3', '1 ма 1985', '٠١.٠٢.١٩٨٥'])
      expect(date(text)).toBe('form');
  });
});

describe('a typed time', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    ['9:30', '09:30'],
    ['9.30', '09:30'],
    ['09-30', '09:30'],
    ['21 05', '21:05'],
    ['00:00', '00:00'],
    ['', ''],
  ])('«%s» is %s', (text, value) => expect(said(readTime(text))).toBe(value));

  it('is refused where there is none', () => {
    for (const text of ['24:00', '9:60', '2460']) expect(said(readTime(text))).toBe('absent');
    for (const text of ['9:3', 'утром', '12345', ':30']) expect(said(readTime(text))).toBe('form');
  });
});

describe('while it is typed', () => {
  const dots = (keys: string) => typing(keys, (before, after) => maskDate(before, after, '.'));

  it('a date gets its dots', () => {
    expect(dots('01021985')).toBe('01.02.1985');
    expect(dots('01.02.1985')).toBe('01.02.1985');
    expect(dots('1.2.85')).toBe('1.2.85');
    expect(dots('1.021985')).toBe('1.02.1985');
    expect(typing('1-021985', (before, after) => maskDate(before, after, '.'))).toBe('1-02-1985');
    expect(typing('01021985', (before, after) => maskDate(before, after, '/'))).toBe('01/02/1985');
  });
  it('a year begins a date too', () => expect(dots('1985-02-01')).toBe('1985-02-01'));
  it('a date has no ninth digit', () => expect(dots('010219857')).toBe('01.02.1985'));
  it('words stay as they are', () => expect(dots('1 февраля 1985')).toBe('1 февраля 1985'));
  it('what is put in or taken out in the middle stays as it is', () => {
    expect(maskDate('01.02.1985', '01.0.1985', '.')).toBe('01.0.1985');
    expect(maskDate('12.3', '12.', '.')).toBe('12.');
    expect(maskDate('', '01021985', '.')).toBe('01021985');
  });
  it('a time gets its colon', () => {
    expect(typing('0930', maskTime)).toBe('09:30');
    expect(typing('930', maskTime)).toBe('9:30');
    expect(typing('9:30', maskTime)).toBe('9:30');
    expect(typing('23595', maskTime)).toBe('23:59');
  });
});
