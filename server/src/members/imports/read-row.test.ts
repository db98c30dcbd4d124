import { expect, test } from 'vitest';
import { readRow } from './read-row.ts';

const COLUMNS = ['fullName', 'phone', 'cardNumber', 'birthDate', 'email', 'region', 'unionYear', 'unionTicket', null] as const;
const read = (...cells: string[]) => readRow({ number: 7, cells }, COLUMNS, '2026-03-11');
const fault = (...cells: string[]) => {
  const outcome = read(...cells);
  return 'problem' in outcome ? outcome.problem : null;
};

test('a full row', () => {
  const row = read(
    'ЛУГОВ Егор Ильич',
    '8 (950) 000-00-00',
    "'7114 0500 5100 0280 083",
    '31.12.80',
    'egor@example.org',
    ' Тверская область ',
    '2010 г.',
    '№ 12',
    'x',
  );
  expect(row).toEqual({
    row: {
      number: 7,
      lastName: 'Лугов',
      firstName: 'Егор',
      patronymic: 'Ильич',
      phone: '+79500000000',
      cardNumber: '7114050051000280083',
      birthDate: '1980-12-31',
      email: 'egor@example.org',
      region: 'Тверская область',
      unionYear: '2010',
      unionTicket: '№ 12',
    },
  });
});

test('words for nothing are nothing, and absence is told where it can be', () => {
  expect(read('Лугов Егор', '-', 'нет', 'н/д', '—', 'не указано', 'Сведения отсутствуют', 'сведения отсутствуют')).toMatchObject({
    row: { phone: '', cardNumber: '', birthDate: '', email: '', region: '', unionYear: '∅', unionTicket: '∅' },
  });
  expect(read('Лугов Егор')).toMatchObject({ row: { phone: '', unionYear: '', unionTicket: '' } });
});

test('the first fault is told with its cell', () => {
  expect(fault('Лугов')).toEqual({ fault: 'name_missing', field: 'fullName', value: 'Лугов' });
  expect(fault('Лугов Егор', '123')).toEqual({ fault: 'phone_invalid', field: 'phone', value: '123' });
  expect(fault('Лугов Егор', '', '7,11405E+18')).toEqual({ fault: 'card_digits_lost', field: 'cardNumber', value: '7,11405E+18' });
  expect(fault('Лугов Егор', '', '12')).toMatchObject({ fault: 'card_invalid' });
  expect(fault('Лугов Егор', '', '', '31.02.1980')).toMatchObject({ fault: 'date_invalid', value: '31.02.1980' });
  expect(fault('Лугов Егор', '', '', '', 'почта')).toMatchObject({ fault: 'email_invalid' });
  expect(fault('Лугов Егор', '', '', '', '', 'ы'.repeat(201))).toMatchObject({
    fault: 'text_long',
    field: 'region',
    value: 'ы'.repeat(100),
  });
  expect(fault('Лугов Егор', '', '', '', '', '', 'давно')).toMatchObject({ fault: 'year_invalid' });
});
