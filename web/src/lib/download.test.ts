import { expect, test } from 'vitest';
import { fileNameOf } from './download.ts';

test('the name with all its letters is preferred to the plain one', () => {
  const name = 'ППО «Маяк», пользователи 2026-03-11.xlsx';
  expect(fileNameOf(`attachment; filename="members.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)).toBe(name);
  expect(fileNameOf('attachment; filename="profplus-own-data-2026-03-11.json"')).toBe('profplus-own-data-2026-03-11.json');
  expect(fileNameOf('')).toBe('');
});
