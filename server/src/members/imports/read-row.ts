import { line, OptionalEmail } from '#contract/fields';
import type { ImportField, RowFault } from '#contract/imports';
import { ABSENT } from '#contract/member-card';
import { readCard } from './read-card.ts';
import { readDate } from './read-date.ts';
import { readNames } from './read-names.ts';
import { readPhone } from './read-phone.ts';
import { readYear } from './read-year.ts';

/** A row as the register would hold it; `''` is empty and changes nothing. */
export interface GivenRow {
  readonly number: number;
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
  readonly phone: string;
  readonly cardNumber: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly email: string;
  readonly region: string;
  readonly unionYear: string;
  readonly unionTicket: string;
}

/** What is wrong with a row: in which field, and what the file has there. */
export interface RowProblem {
  readonly fault: RowFault;
  readonly field: ImportField | null;
  readonly value: string;
  readonly duplicateOf?: number;
}

const Region = line(200);
const Ticket = line(50);
/** What people put where they know nothing. */
const NOTHING = /^(-+|–|—|нет|н\/д|не указано?|отсутствует|не имеет)$/i;
const ABSENCE = /^сведения отсутствуют$/i;
/** Of a faulty value, enough to see what is wrong. */
const SHOWN = 100;

type Cells = Partial<Record<ImportField, string>>;

/** Reads a row by what its columns mean; gives the first thing that is wrong with it instead. */
export const readRow = (
  { number, cells }: { readonly number: number; readonly cells: readonly string[] },
  columns: readonly (ImportField | null)[],
  today: string,
): { readonly row: GivenRow } | { readonly problem: RowProblem; readonly name: string } => {
  const given = cellsByField(cells, columns);
  const name = (given.fullName ?? [given.lastName, given.firstName, given.patronymic].filter(Boolean).join(' ')).slice(0, SHOWN);
  const wrong = (fault: RowFault, field: ImportField) => ({
    problem: { fault, field, value: (given[field] ?? '').slice(0, SHOWN) },
    name,
  });

  const names = readNames(given);
  if (typeof names === 'string') return wrong(names, given.fullName === undefined ? 'lastName' : 'fullName');
  const { phone = '', cardNumber = '', birthDate = '', email = '', region = '', unionYear = '', unionTicket = '' } = known(given);
  const readAs = {
    phone: phone === '' ? '' : readPhone(phone),
    card: cardNumber === '' ? { number: '' } : readCard(cardNumber),
    birthDate: birthDate === '' ? '' : readDate(birthDate, today),
    email: OptionalEmail.safeParse(email.replace(/^mailto:/i, '')),
    region: Region.safeParse(region),
    unionYear: unionYear === '' || unionYear === ABSENT ? unionYear : readYear(unionYear, today),
    unionTicket: Ticket.safeParse(unionTicket),
  };
  if (readAs.phone === null) return wrong('phone_invalid', 'phone');
  if (typeof readAs.card === 'string') return wrong(readAs.card, 'cardNumber');
  if (readAs.birthDate === null) return wrong('date_invalid', 'birthDate');
  if (!readAs.email.success) return wrong('email_invalid', 'email');
  if (!readAs.region.success) return wrong('text_long', 'region');
  if (readAs.unionYear === null) return wrong('year_invalid', 'unionYear');
  if (!readAs.unionTicket.success) return wrong('text_long', 'unionTicket');
  return {
    row: {
      number,
      ...names,
      phone: readAs.phone,
      cardNumber: readAs.card.number,
      birthDate: readAs.birthDate,
      email: readAs.email.data,
      region: readAs.region.data,
      unionYear: readAs.unionYear,
      unionTicket: readAs.unionTicket.data,
    },
  };
};

const cellsByField = (cells: readonly string[], columns: readonly (ImportField | null)[]): Cells => {
  const given: Cells = {};
  for (const [index, field] of columns.entries()) if (field !== null) given[field] = (cells[index] ?? '').trim();
  return given;
};

/** Empty words as `''`; «Сведения отсутствуют» is a fact where the register keeps it, and nothing elsewhere. */
const known = (given: Cells): Cells => {
  const entries = Object.entries(given) as [ImportField, string][];
  return Object.fromEntries(
    entries.map(([field, text]) => {
      const absence = ABSENCE.test(text) && (field === 'unionYear' || field === 'unionTicket');
      return [field, absence ? ABSENT : NOTHING.test(text) || ABSENCE.test(text) ? '' : text];
    }),
  );
};
