import { expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { failureWords } from './failure-words.ts';
import { isMissingPart, markMissingPart } from './stale-page.ts';

const titleOf = (error: unknown, online = true) => failureWords(error, online).title.message;

test('says whether the network is gone or the server', () => {
  expect(titleOf(new ApiError('offline', 0), false)).toBe('Нет сети');
  expect(titleOf(new ApiError('offline', 0))).toBe('Нет связи с сервером');
  expect(titleOf(new ApiError('unavailable', 503))).toBe('Сервис временно недоступен');
});

test('a part of the program that did not come is the network’s fault, not ours', () => {
  const error = new TypeError('Failed to fetch dynamically imported module: /assets/tasks-page.js');
  markMissingPart(error);
  expect(isMissingPart(error)).toBe(true);
  expect(error.message).not.toMatch(/^Failed to fetch/);
  expect(titleOf(error, false)).toBe('Нет сети');
  expect(titleOf(new TypeError('boom'), false)).toBe('Не удалось показать');
});

test('what the server refused is said in the words of its code', () => {
  expect(failureWords(new ApiError('not_found', 404), true)).toEqual({ title: expect.objectContaining({ message: 'Здесь ничего нет' }) });
});
