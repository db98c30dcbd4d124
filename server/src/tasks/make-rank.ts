const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE = DIGITS.length;
/** The first digits, counted as a number; what follows is a fraction. */
const HEAD = 8;
const MIDDLE = Math.floor(BASE ** HEAD / 2);
/** Between cards that are put at an end: room for twenty halvings, and for a hundred million of cards. */
const STEP = 2 ** 20;

/**
 * A text that sorts (by bytes) between two places, either of which may be missing: an end of the column. A place is a fraction in base
 * 62 without zeros at its end, so that there is always one more between two. Null where an end is out of room.
 */
export const makeRank = (low: string | null, high: string | null): string | null => {
  if (low !== null && high !== null) return between(low, high);
  if (high !== null) return written(headOf(high) - STEP);
  return written(low === null ? MIDDLE : headOf(low) + STEP);
};

const headOf = (rank: string): number =>
  [...rank.slice(0, HEAD).padEnd(HEAD, '0')].reduce((sum, digit) => sum * BASE + DIGITS.indexOf(digit), 0);

const written = (head: number): string | null => {
  if (head < 1 || head >= BASE ** HEAD) return null;
  let text = '';
  for (let rest = head; text.length < HEAD; rest = Math.floor(rest / BASE)) text = `${DIGITS[rest % BASE]}${text}`;
  return text.replace(/0+$/, '');
};

/** The shortest fraction about halfway; `high` of null is one. */
const between = (low: string, high: string | null): string => {
  const same = high === null ? 0 : commonLength(low, high);
  if (high !== null && same > 0) return high.slice(0, same) + between(low.slice(same), high.slice(same));
  const from = low === '' ? 0 : DIGITS.indexOf(low.charAt(0));
  const to = high === null ? BASE : DIGITS.indexOf(high.charAt(0));
  if (to - from > 1) return DIGITS.charAt(Math.round((from + to) / 2));
  if (high !== null && high.length > 1) return high.charAt(0);
  return DIGITS.charAt(from) + between(low.slice(1), null);
};

const commonLength = (low: string, high: string): number => {
  let length = 0;
  while (length < high.length && (low[length] ?? '0') === high[length]) length += 1;
  return length;
};
