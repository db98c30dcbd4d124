import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { day, dayTime, dayWord, monthName, shortDate, weekday } from './dates.ts';
import { fileSize, number, percent } from './numbers.ts';

const i18n = setupI18n({ locale: 'ru', messages: { ru: {} } });
const context = { i18n, now: new Date('2026-11-22T09:30:00Z'), timeZone: 'Europe/Moscow' };

test('says moments as people do', () => {
  expect(dayTime('2026-11-22T10:16:00Z', context)).toBe('сегодня в 13:16');
  expect(dayTime('2026-11-21T06:05:00Z', context)).toBe('вчера в 09:05');
  expect(dayTime('2026-11-23T07:00:00Z', context)).toBe('завтра в 10:00');
  expect(dayTime('2026-07-18T10:16:00Z', context)).toBe('18 июля в 13:16');
  expect(dayTime('2025-07-18T10:16:00Z', context)).toBe('18 июля 2025 в 13:16');
});

test('counts days in the zone, not in UTC', () => {
  expect(dayWord('2026-11-21T21:30:00Z', context)).toBe('сегодня');
  expect(dayWord('2026-11-21T21:30:00Z', { ...context, timeZone: 'UTC' })).toBe('вчера');
});

test('yesterday crosses months and years', () => {
  expect(dayWord('2025-12-31T12:00:00Z', { ...context, now: new Date('2026-01-01T12:00:00Z') })).toBe('вчера');
});

test('shows dates short, by day and by month', () => {
  expect(shortDate('2025-07-18T22:30:00Z', context)).toBe('19.07.2025');
  expect(shortDate('1981-11-16', { ...context, timeZone: 'America/New_York' })).toBe('16.11.1981');
  expect(day('2026-07-18T10:00:00Z', context)).toBe('18 июля');
  expect(weekday(context.now, context)).toBe('воскресенье, 22 ноября');
  expect(monthName('2026-09', context)).toBe('сен');
});

test('groups digits by thin spaces', () => {
  expect(number(1_284, 'ru')).toBe('1\u202f284');
  expect(number(1_284, 'en')).toBe('1,284');
  expect(percent(0.52, 'ru')).toBe('52\u202f%');
  expect(fileSize(1_572_864, i18n)).toBe('1,5\u202fМБ');
  expect(fileSize(0, i18n)).toBe('0\u202fБ');
});
