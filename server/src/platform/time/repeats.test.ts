import { describe, expect, it } from 'vitest';
import { formatRepeat, parseRepeat } from '#contract/repeat';
import { endBefore, expandRepeat, leaveOut, shiftRepeat } from './repeats.ts';

const dates = (rule: string, first: string, to = '2030-12-31') => expandRepeat(rule, first, to).dates;

describe('a rule', () => {
  it.each([
    ['FREQ=DAILY', '2026-12-30', ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']],
    ['FREQ=DAILY;INTERVAL=2;COUNT=3', '2026-03-30', ['2026-03-30', '2026-04-01', '2026-04-03']],
    ['FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4', '2026-03-16', ['2026-03-16', '2026-03-19', '2026-03-23', '2026-03-26']],
    // Weeks begin on Monday: of a Sunday's second week the Monday comes a week later.
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=3', '2026-03-15', ['2026-03-15', '2026-03-23', '2026-03-29']],
    ['FREQ=WEEKLY;UNTIL=20260330', '2026-03-16', ['2026-03-16', '2026-03-23', '2026-03-30']],
    ['FREQ=MONTHLY;COUNT=3', '2026-01-31', ['2026-01-31', '2026-03-31', '2026-05-31']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31']],
    ['FREQ=MONTHLY;BYDAY=-1FR;COUNT=2', '2026-03-27', ['2026-03-27', '2026-04-24']],
    ['FREQ=YEARLY;COUNT=3', '2024-02-29', ['2024-02-29', '2028-02-29', '2032-02-29']],
  ])('%s from %s', (rule, first, expected) => {
    expect(dates(rule, first, '2036-12-31').slice(0, expected.length)).toEqual(expected);
  });

  it('begins on the first day that fits it', () => {
    expect(dates('FREQ=WEEKLY;BYDAY=TU;COUNT=2', '2026-03-16')).toEqual(['2026-03-17', '2026-03-24']);
  });

  it('says whether it goes on', () => {
    expect(expandRepeat('FREQ=DAILY;COUNT=3', '2026-03-16', '2026-03-17').more).toBe(true);
    expect(expandRepeat('FREQ=DAILY;COUNT=3', '2026-03-16', '2026-03-18').more).toBe(false);
  });

  it('is split without losing or adding a repetition', () => {
    const rule = 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=5';
    const whole = dates(rule, '2026-03-16');
    expect([...dates(endBefore(rule, '2026-03-23'), '2026-03-16'), ...dates(leaveOut(rule, 2), '2026-03-23')]).toEqual(whole);
  });

  it.each([
    ['FREQ=WEEKLY;BYDAY=MO,TH', '2026-03-16', '2026-03-18', 'FREQ=WEEKLY;BYDAY=WE,SA'],
    ['FREQ=WEEKLY;BYDAY=MO', '2026-03-16', '2026-03-15', 'FREQ=WEEKLY;BYDAY=SU'],
    ['FREQ=MONTHLY;BYMONTHDAY=16', '2026-03-16', '2026-03-18', 'FREQ=MONTHLY;BYMONTHDAY=18'],
    ['FREQ=MONTHLY;BYDAY=3MO', '2026-03-16', '2026-03-24', 'FREQ=MONTHLY;BYDAY=4TU'],
    ['FREQ=DAILY;UNTIL=20260401', '2026-03-16', '2026-03-18', 'FREQ=DAILY;UNTIL=20260403'],
    // As many as there were: 7 September, 5 October, 2 November become 8 September, 13 October, 10 November.
    ['FREQ=MONTHLY;BYDAY=1MO;UNTIL=20261102', '2026-09-07', '2026-09-08', 'FREQ=MONTHLY;BYDAY=2TU;UNTIL=20261110'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20260924', '2026-09-07', '2026-09-06', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU;UNTIL=20260930'],
  ])('%s follows its days', (rule, from, to, expected) => {
    expect(shiftRepeat(rule, from, to)).toBe(expected);
  });
});

describe('the spelling of a rule', () => {
  it.each(['FREQ=DAILY', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR', 'FREQ=MONTHLY;BYDAY=-1FR;COUNT=3', 'FREQ=YEARLY;UNTIL=20301231'])(
    '%s is read and written',
    (rule) => {
      const repeat = parseRepeat(rule);
      expect(repeat && formatRepeat(repeat)).toBe(rule);
    },
  );
  it.each([
    '',
    'FREQ=HOURLY',
    'FREQ=DAILY;COUNT=2;UNTIL=20301231',
    'FREQ=DAILY;BYSETPOS=1',
    'FREQ=DAILY;COUNT=0',
    'FREQ=DAILY;COUNT=751',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=WEEKLY;BYDAY=MO,MO',
    'FREQ=MONTHLY;BYDAY=5MO',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=MONTHLY;BYMONTHDAY=5;BYDAY=1MO',
    'FREQ=DAILY;FREQ=DAILY',
    'FREQ=DAILY;UNTIL=20260230',
    'FREQ=DAILY;INTERVAL=1=1',
    'FREQ=DAILY\nX-EVIL:1',
  ])('%j is refused', (rule) => {
    expect(parseRepeat(rule)).toBeNull();
  });
});
