import { expect, test } from 'vitest';
import { insertWord } from './insert-word.ts';

test('a word stands where the cursor is, apart from its neighbours', () => {
  expect(insertWord('Поздравляем!', '{имя}', 11, 11)).toEqual({ text: 'Поздравляем {имя}!', caret: 17 });
  expect(insertWord('', '{имя}', 0, 0)).toEqual({ text: '{имя}', caret: 5 });
  expect(insertWord('Дорогой друг здоровья', '{имя}', 8, 12)).toEqual({ text: 'Дорогой {имя} здоровья', caret: 13 });
  expect(insertWord('здоровья', '{имя}', 0, 0)).toEqual({ text: '{имя} здоровья', caret: 5 });
});
