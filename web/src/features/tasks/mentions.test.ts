import { expect, test } from 'vitest';
import { piecesOf, storedOf, typedName, withName, writtenOf } from './mentions.ts';

const anna = { id: '0190a5a0-0000-7000-8000-000000000001', name: 'Лугова Анна' };
const annabel = { id: '0190a5a0-0000-7000-8000-000000000002', name: 'Лугова Аннабель' };
const people = [anna, annabel];

test('names go as ids and come back as names', () => {
  const written = 'Спросите @Лугова Аннабель и @Лугова Анна.';
  const stored = storedOf(written, people);
  expect(stored).toBe(`Спросите @[${annabel.id}] и @[${anna.id}].`);
  expect(writtenOf(stored, people, 'кто-то')).toBe(written);
  expect(piecesOf(stored, [], 'кто-то').filter(({ mention }) => mention)).toEqual([
    { text: '@кто-то', mention: true },
    { text: '@кто-то', mention: true },
  ]);
});

test('a name is being typed after «@», with its first name too', () => {
  expect(typedName('Привет, @', 9)).toEqual({ start: 8, name: '' });
  expect(typedName('@Луг', 4)).toEqual({ start: 0, name: 'Луг' });
  expect(typedName('@Лугова Ан', 10)).toEqual({ start: 0, name: 'Лугова Ан' });
  expect(typedName('почта a@b', 9)).toBeNull();
  expect(typedName('@Лугова Анна сказала ', 21)).toBeNull();
});

test('a picked name stands in place of its beginning', () => {
  expect(withName('Эй, @Луг, глянь', 4, 8, 'Лугова Анна')).toEqual({ text: 'Эй, @Лугова Анна , глянь', caret: 17 });
});
