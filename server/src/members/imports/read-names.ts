import { NamePart } from '#contract/fields';

export interface Names {
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
}

/** Parts of Turkic patronymics, which stay small. */
const SMALL = /^(оглы|оглу|улы|кызы|гызы)$/;

/**
 * Names as a person would write them: «ФИО» in one cell is parted, spaces and hyphens are put right, and a part all in capitals is
 * written with one. Gives the fault of a name that is missing or none.
 */
export const readNames = (given: Partial<Names> & { readonly fullName?: string }): Names | 'name_missing' | 'name_invalid' => {
  const parted = given.fullName === undefined ? given : partName(given.fullName);
  const parts = [parted.lastName ?? '', parted.firstName ?? '', parted.patronymic ?? ''].map(cleanName);
  const [lastName = '', firstName = '', patronymic = ''] = parts.map((part) => (isShouted(part) ? calmName(part) : part));
  if (lastName === '' || firstName === '') return 'name_missing';
  const wrong = [lastName, firstName, patronymic].some((part) => part !== '' && !NamePart.safeParse(part).success);
  return wrong ? 'name_invalid' : { lastName, firstName, patronymic };
};

const partName = (fullName: string): Partial<Names> => {
  // «Иванов И.И.»: initials are often written together.
  const apart = fullName.replace(/(\p{L}\.)(?=\p{L})/gu, '$1 ').replace(/\s*-\s*/g, '-');
  const [lastName = '', firstName = '', ...rest] = apart.trim().split(/[\s,]+/);
  return { lastName, firstName, patronymic: rest.join(' ') };
};

const cleanName = (text: string): string => {
  const name = text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/\s*-\s*/g, '-')
    .trim();
  return /^-+$/.test(name) ? '' : name;
};

const isShouted = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}{2}/u.test(text);

const calmName = (name: string): string =>
  name
    .toLowerCase()
    .split(' ')
    .map((word) =>
      SMALL.test(word) ? word : word.replace(/(^|[-'’.])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
    )
    .join(' ');
