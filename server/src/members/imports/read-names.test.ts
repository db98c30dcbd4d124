import { expect, test } from 'vitest';
import { readNames } from './read-names.ts';

const names = (lastName: string, firstName: string, patronymic = '') => ({ lastName, firstName, patronymic });

const CASES: readonly [given: Parameters<typeof readNames>[0], read: ReturnType<typeof readNames>][] = [
  [{ fullName: 'Иванов Иван Иванович' }, names('Иванов', 'Иван', 'Иванович')],
  [{ fullName: '  Иванов   Иван ' }, names('Иванов', 'Иван')],
  [{ fullName: 'Мамедов Али Гусейн оглы' }, names('Мамедов', 'Али', 'Гусейн оглы')],
  [{ fullName: 'МАМЕДОВ АЛИ ГУСЕЙН ОГЛЫ' }, names('Мамедов', 'Али', 'Гусейн оглы')],
  [{ fullName: 'Петрова - Водкина Анна' }, names('Петрова-Водкина', 'Анна')],
  [{ fullName: 'ПЕТРОВА-ВОДКИНА АННА ИЛЬИНИЧНА' }, names('Петрова-Водкина', 'Анна', 'Ильинична')],
  [{ fullName: 'Иванов И.И.' }, names('Иванов', 'И.', 'И.')],
  [{ fullName: 'Иванов, Иван Иванович' }, names('Иванов', 'Иван', 'Иванович')],
  [{ lastName: ' Ли', firstName: 'Ян ', patronymic: '-' }, names('Ли', 'Ян')],
  [{ lastName: 'О’КОННОР', firstName: 'ШОН' }, names('О’Коннор', 'Шон')],
  [{ lastName: 'иванов', firstName: 'иван' }, names('иванов', 'иван')],
  [{ lastName: 'ИВАНОВ', firstName: 'Иван' }, names('Иванов', 'Иван')],
  [{ fullName: 'Иванов' }, 'name_missing'],
  [{ fullName: '' }, 'name_missing'],
  [{ lastName: 'Иванов' }, 'name_missing'],
  [{ fullName: 'Иванов 2 Иван' }, 'name_invalid'],
  [{ lastName: '=cmd', firstName: 'Иван' }, 'name_invalid'],
];

test.each(CASES)('%j', (given, read) => {
  expect(readNames(given)).toEqual(read);
});
