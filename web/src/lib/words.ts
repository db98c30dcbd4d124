const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбю';

/** Lower case and ё as е: how words are compared. Keeps every place where it is. */
export const levelled = (text: string): string => {
  const lower = text.toLowerCase();
  return (lower.length === text.length ? lower : text).replaceAll('ё', 'е').replaceAll('Ё', 'е');
};

/** What the same keys type in the other layout: `ghbdtn` → `привет`, `ызщке` → `sport`. */
export const otherLayout = (word: string): string => {
  const [from, to] = /\p{Script=Cyrillic}/u.test(word) ? [RUSSIAN, LATIN] : [LATIN, RUSSIAN];
  return [...word].map((sign) => to[from.indexOf(sign)] ?? sign).join('');
};

/** The words of a text, levelled. */
export const wordsOf = (text: string): string[] => levelled(text).match(/[\p{L}\p{N}]+/gu) ?? [];

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
  /** Where it begins. */
  readonly at: number;
}

/** A text in pieces: words that one of the (levelled) marks begins, and what is between them. */
export function markWords(text: string, marks: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const take = (upTo: number, marked: boolean) => {
    if (upTo > end) pieces.push({ text: text.slice(end, upTo), marked, at: end });
    end = upTo;
  };
  for (const { 0: word, index } of levelled(text).matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!marks.some((mark) => word.startsWith(mark))) continue;
    take(index, false);
    take(index + word.length, true);
  }
  take(text.length, false);
  return pieces;
}
