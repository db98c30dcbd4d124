import { expect, test } from 'vitest';
import { columnsProblem } from './import-columns-problem.ts';

test('a name is needed, in one column or in two', () => {
  expect(columnsProblem(['phone', null])).toBe('missing');
  expect(columnsProblem(['lastName'])).toBe('missing');
  expect(columnsProblem(['fullName', 'phone'])).toBeNull();
  expect(columnsProblem(['firstName', 'lastName'])).toBeNull();
  expect(columnsProblem(['fullName', 'patronymic'])).toBe('both');
});
