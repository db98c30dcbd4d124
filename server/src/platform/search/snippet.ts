import { MAX_HIT_TEXT } from '#contract/search';

/** Room before what was found, so that it is read in its sentence. */
const BEFORE = 40;
const WORD = /[\p{L}\p{N}]+/gu;

/** Lower case and ё as е: how words are compared. Keeps every place where it is. */
export const levelled = (text: string): string => [...text].map((sign) => levelSign(sign)).join('');

// A few signs become two in lower case; they stay, so that places stay.
const levelSign = (sign: string): string => {
  const lower = sign.toLowerCase();
  if (lower === 'ё') return 'е';
  return lower.length === sign.length ? lower : sign;
};

/** One line of at most `MAX_HIT_TEXT` signs of a text, around the first word that one of the marks begins; its beginning where none does. */
export const snippet = (text: string, marks: readonly string[]): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_HIT_TEXT) return line;
  const found = foundAt(levelled(line), marks);
  const from = found <= BEFORE ? 0 : line.lastIndexOf(' ', found - BEFORE) + 1;
  const room = MAX_HIT_TEXT - 2;
  const rest = line.slice(from);
  const cut = rest.length <= room ? rest : rest.slice(0, Math.max(rest.lastIndexOf(' ', room), room / 2));
  return `${from > 0 ? '…' : ''}${cut.trimEnd()}${cut.length < rest.length ? '…' : ''}`;
};

const foundAt = (line: string, marks: readonly string[]): number => {
  for (const word of line.matchAll(WORD)) if (marks.some((mark) => word[0].startsWith(mark))) return word.index;
  return 0;
};
