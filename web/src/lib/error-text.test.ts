import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ERRORS } from '#contract/errors';
import { CardNumber, DateOnly } from '#contract/fields';
import { ApiError } from './api-error.ts';
import { errorText, fieldText, type Issue, issueText } from './error-text.ts';

const i18n = setupI18n({ locale: 'ru', messages: { ru: {} } });
const firstIssue = (schema: z.ZodType, value: unknown): Issue => {
  const issue = schema.safeParse(value, { reportInput: true }).error?.issues[0];
  if (!issue) throw new Error('the value fits');
  return issue;
};

test('each code of the contract has a text of its own', () => {
  const texts = Object.keys(ERRORS).map((code) => fieldText(code, i18n));
  expect(new Set(texts).size).toBe(texts.length);
});

test('says how long to wait and how many tries remain, in right plurals', () => {
  expect(errorText(new ApiError('too_many_requests', 429, { retryAfter: 42 }), i18n)).toBe('Слишком часто. Повторите через 42 секунды');
  expect(errorText(new ApiError('too_many_requests', 429, { retryAfter: 3_600 }), i18n)).toBe('Слишком часто. Повторите через 60 минут');
  expect(errorText(new ApiError('code_wrong', 422, { attemptsLeft: 1 }), i18n)).toBe('Цифры не подходят. Осталась 1 попытка');
  const used = (count: string) => errorText(new ApiError('group_used', 409, { numbers: [count] }), i18n);
  expect([used('1'), used('3'), used('21')].map((text) => text.split(':')[0])).toEqual([
    'Группа выбрана в 1 месте',
    'Группа выбрана в 3 местах',
    'Группа выбрана в 21 месте',
  ]);
});

test('anything unknown is our fault, not the person’s', () => {
  expect(errorText(new Error('boom'), i18n)).toMatch(/сломалось/);
});

test('issues found before sending are exact', () => {
  expect(issueText(firstIssue(z.string().min(1), ''), i18n)).toBe('Заполните это поле');
  expect(issueText(firstIssue(z.string().min(8), 'abc'), i18n)).toBe('Не короче 8 знаков');
  expect(issueText(firstIssue(z.string().max(1), 'abc'), i18n)).toBe('Не длиннее 1 знака');
  expect(issueText(firstIssue(DateOnly, ''), i18n)).toBe('Заполните это поле');
  expect(issueText(firstIssue(DateOnly, '0002-01-01'), i18n)).toBe('Проверьте, как это написано');
  expect(issueText(firstIssue(CardNumber, '12'), i18n)).toBe('В номере карты должно быть 18 или 19 цифр');
});
