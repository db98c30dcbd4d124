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
  const first = (keys: readonly string[], number: number): number | null => {
    for (const key of keys) {
      const earlier = seen.get(key);
      // The row itself: its transaction was tried again.
      if (earlier !== undefined && earlier !== number) return earlier;
    }
    for (const key of keys) seen.set(key, number);
    return null;
  };
  return {
    ofRow: (row) => first(keysOf(row), row.number),
    ofMember: (member, number) => first([member], number),
  };
};

const keysOf = ({ lastName, firstName, patronymic, phone, cardNumber, birthDate }: GivenRow): string[] => {
  const name = `${lastName}|${firstName}|${patronymic}`.toLowerCase().replaceAll('ё', 'е');
  const bare = phone === '' && cardNumber === '';
  return [
    ...(cardNumber === '' ? [] : [`c${cardNumber}`]),
    ...(phone === '' ? [] : [phone]),
    ...(birthDate === '' ? [] : [`${name}|${birthDate}`]),
    // A row with nothing but a name says nothing that another of them did not say.
    ...(bare && birthDate === '' ? [name] : []),
  ];
};
