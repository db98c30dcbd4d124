import { expect, test } from 'vitest';
import { findPlaces, type Place } from './places.ts';

const place = (id: string, label: string, words = ''): Place => ({ id, label, words, icon: () => null, href: `/${id}` });
const places = [
  place('feed', 'Лента', 'новости публикации'),
  place('new-post', 'Создать публикацию', 'новость опрос'),
  place('library', 'Библиотека', 'файлы документы'),
  place('settings', 'Настройки', 'логотип телефон часовой пояс'),
];
const idsOf = (typed: string) => findPlaces(places, typed).map(({ id }) => id);

test('a page is found by the beginning of its name or of what it is called besides, the named ones first', () => {
  expect(idsOf('библ')).toEqual(['library']);
  expect(idsOf('публ')).toEqual(['new-post', 'feed']);
  expect(idsOf('часовой пояс')).toEqual(['settings']);
  expect(idsOf('СОЗДАТЬ нов')).toEqual(['new-post']);
});

test('the other keyboard layout finds the same', () => {
  expect(idsOf(',b,k')).toEqual(['library']);
  expect(idsOf('yfcnhjqrb')).toEqual(['settings']);
});

test('nothing is found by nothing, or by what no page is called', () => {
  expect(idsOf('')).toEqual([]);
  expect(idsOf('  — ')).toEqual([]);
  expect(idsOf('ента')).toEqual([]);
});
