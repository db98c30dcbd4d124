import type { MemberId } from '#contract/ids';
import type { GivenRow } from './read-row.ts';

export interface Repeats {
  /** The earlier row with the same card, phone, or name and birth date; else null, and the row is kept in mind. */
  ofRow(row: GivenRow): number | null;
  /** The earlier row of the same record. */
  ofMember(member: MemberId, number: number): number | null;
}

/** Remembers the rows of one file, to find those that repeat an earlier one. */
export const findRepeats = (): Repeats => {
  const seen = new Map<string, number>();
  const first = ({ sought, kept }: Keys, number: number): number | null => {
    for (const key of sought) {
      const earlier = seen.get(key);
      // The row itself: its transaction was tried again.
      if (earlier !== undefined && earlier !== number) return earlier;
    }
    for (const key of kept) if (!seen.has(key)) seen.set(key, number);
    return null;
  };
  return {
    ofRow: (row) => first(keysOf(row), row.number),
    ofMember: (member, number) => first({ sought: [member], kept: [member] }, number),
  };
};

interface Keys {
  /** An earlier row that kept any of these is the same. */
  readonly sought: readonly string[];
  readonly kept: readonly string[];
}

/** As the register is asked (`findMatches`): a patronymic that is left out contradicts none. */
const keysOf = ({ lastName, firstName, patronymic, phone, cardNumber, birthDate }: GivenRow): Keys => {
  const numbers = [...(cardNumber === '' ? [] : [`c${cardNumber}`]), ...(phone === '' ? [] : [phone])];
  // A row with nothing but a name says nothing that another of them did not say.
  if (birthDate === '' && numbers.length > 0) return { sought: numbers, kept: numbers };
  const name = loosely(`${lastName}|${firstName}|${birthDate}`);
  const whole = `${name}|${loosely(patronymic)}`;
  const any = `${name}|*`;
  return { sought: [...numbers, ...(patronymic === '' ? [any] : [whole, `${name}|`])], kept: [...numbers, whole, any] };
};

const loosely = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
