import { expect, test } from 'vitest';
import { matchColumns } from './match-columns.ts';

const CASES: readonly [headings: string[], columns: (string | null)[]][] = [
  [
    ['Фамилия', 'Имя', 'Отчество'],
    ['lastName', 'firstName', 'patronymic'],
  ],
  [
    ['№ п/п', 'Ф.И.О.', 'Дата/р', 'Моб. тел.'],
    [null, 'fullName', 'birthDate', 'phone'],
  ],
  [
    ['ФИО', 'Телефон', 'Карта', 'Email', 'Регион'],
    ['fullName', 'phone', 'cardNumber', 'email', 'region'],
  ],
  [
    ['Фамилия, имя, отчество', 'Номер карты', 'E-mail'],
    ['fullName', 'cardNumber', 'email'],
  ],
  [
    ['ДАТА  РОЖДЕНИЯ:', 'Год вступления в профсоюз', 'Номер профсоюзного билета'],
    ['birthDate', 'unionYear', 'unionTicket'],
  ],
  [
    ['Телефон', 'Мобильный телефон'],
    [null, 'phone'],
  ],
  [
    ['ФИО', 'Фамилия', 'Имя'],
    [null, 'lastName', 'firstName'],
  ],
  [
    ['Last name', 'First name', 'Date of birth', 'Phone'],
    ['lastName', 'firstName', 'birthDate', 'phone'],
  ],
  [
    ['Телефон', 'Телефон'],
    ['phone', null],
  ],
  [
    ['Телефон (рабочий)', 'Табельный номер', ''],
    ['phone', null, null],
  ],
  [
    ['№', 'Имя', 'Телефон', 'Карта', 'Дата/р', 'Email', 'Статус'],
    [null, 'firstName', 'phone', 'cardNumber', 'birthDate', 'email', null],
  ],
];

test.each(CASES)('%j', (headings, columns) => {
  expect(matchColumns(headings)).toEqual(columns);
});
