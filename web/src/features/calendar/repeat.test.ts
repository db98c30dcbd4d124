import { setupI18n } from '@lingui/core';
import { describe, expect, it } from 'vitest';
import { formatRepeat, parseRepeat } from '#contract/repeat';
import { repeatText } from './repeat-text.ts';
import { noRepeat, nthOf, repeatOf, repeatValues } from './repeat-values.ts';

const i18n = setupI18n({ locale: 'ru', messages: { ru: {} } });
const words = (rule: string, start = '2026-11-26') => {
  const repeat = parseRepeat(rule);
  return repeat && repeatText(repeat, start, i18n);
};

describe('a rule in words', () => {
  it.each([
    ['FREQ=DAILY', 'каждый день'],
    ['FREQ=DAILY;INTERVAL=2;COUNT=5', 'каждые 2 дня 5 раз'],
    ['FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20991231', 'каждую неделю по вт, чт до 31 декабря 2099'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'каждую неделю по будням'],
    ['FREQ=MONTHLY', 'каждый месяц 26 числа'],
    ['FREQ=MONTHLY;BYDAY=-1FR', 'каждый месяц в последнюю пятницу месяца'],
    ['FREQ=MONTHLY;BYDAY=2SU', 'каждый месяц во второе воскресенье месяца'],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1', 'каждые 3 месяца в последний день'],
    ['FREQ=YEARLY', 'каждый год 26 ноября'],
  ])('%s', (rule, said) => expect(words(rule)).toBe(said));
});

describe('the dialog', () => {
  it.each([
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20271231',
    'FREQ=MONTHLY;BYDAY=4TH;COUNT=6',
    'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-1',
    'FREQ=YEARLY;COUNT=3',
  ])('shows and gives back %s', (rule) => {
    const shown = repeatOf(repeatValues(parseRepeat(rule)), '2026-11-26');
    expect(shown && formatRepeat(shown)).toBe(rule);
  });
  it('repeats a week without chosen days on the day of the start', () => {
    const repeat = repeatOf({ ...noRepeat(), choice: 'custom', freq: 'weekly', interval: 3 }, '2026-11-26');
    expect(repeat && formatRepeat(repeat)).toBe('FREQ=WEEKLY;INTERVAL=3;BYDAY=TH');
  });
  it('takes the fifth weekday for the last', () => {
    expect([nthOf('2026-11-01'), nthOf('2026-11-28'), nthOf('2026-11-29')]).toEqual([1, 4, -1]);
  });
  it('does not repeat unless asked', () => expect(repeatOf(noRepeat(), '2026-11-26')).toBeNull());
});
