import { expect, test } from 'vitest';
import { endingOf, familyOf } from './file-family.ts';

test('what the server found in a file wins over its name', () => {
  expect(familyOf({ kind: 'pdf', name: 'отчёт.docx' })).toBe('pdf');
  expect(familyOf({ kind: 'other', name: 'Отчёт.DOCX' })).toBe('text');
  expect(familyOf({ kind: 'other', name: 'смета.xlsx' })).toBe('table');
  expect(familyOf({ kind: 'other', name: 'без окончания' })).toBe('other');
});

test('the ending is the last one, and not a sentence', () => {
  expect(endingOf('архив.tar.gz')).toBe('gz');
  expect(endingOf('Протокол № 5. Решения собрания')).toBe('');
});
