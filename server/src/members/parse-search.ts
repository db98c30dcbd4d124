import { swapLayout } from '#server/platform/search/swap-layout.ts';

/** One thing that a member must have, of those typed into the search. */
export type Term =
  /** Three signs or more, anywhere in the searched text: answered by the trigram index. */
  | { readonly kind: 'anywhere'; readonly texts: readonly string[] }
  /** One or two letters: too short for trigrams, so the beginning of a part of the name. */
  | { readonly kind: 'name'; readonly texts: readonly string[] }
  /** One or two digits: the beginning of the phone or of the card's tail. */
  | { readonly kind: 'digits'; readonly phone: readonly [string, string]; readonly card: readonly [string, string] }
  /** No letter and no digit: nobody has it, and no index could look for it. */
  | { readonly kind: 'nothing' };

/** More words than any name, phone and card together have. */
const MAX_TERMS = 10;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/**
 * In no name, phone, card or e-mail, but on the keys of Russian letters. Of «le,», the other layout's «дуб», the trigram index has only the
 * ending «le», which every address at example has: it gave half the register to look through.
 */
const NOWHERE = /[,;:<>[\]{}"|]/;
const NUMERIC = /^[\d()+./-]*\d[\d()+./-]*$/;
/** Of a word in Russian letters, what people set around it: «Иванов, П.». Of Latin ones they may be the keys of б and ю. */
const EDGES = /^[«"(,.;]+|[»"),.;:]+$/g;

/**
 * Splits what was typed into terms, all of which must match. Case and ё are levelled as in the column `search`; digits
 * that stand side by side are one number, so a phone or a card may be typed in any spelling. A word typed in the other
 * keyboard layout has a second text.
 */
export const parseSearch = (typed: string): Term[] => {
  const all = typed.normalize('NFC').toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean);
  const said = all.filter((word) => LETTER_OR_DIGIT.test(word));
  // «№» says nothing beside a number; alone it is all that was asked.
  const words = (said.length > 0 ? said : all).map((word) =>
    /^[^a-z]*\p{Script=Cyrillic}[^a-z]*$/u.test(word) ? word.replace(EDGES, '') : word,
  );
  const joined: string[] = [];
  let afterNumber = false;
  for (const word of words) {
    const number = NUMERIC.test(word);
    const text = number ? word.replace(/\D/g, '') : word;
    if (number && afterNumber) joined.push(`${joined.pop() ?? ''}${text}`);
    else joined.push(text);
    afterNumber = number;
  }
  return [...new Set(joined)].slice(0, MAX_TERMS).map(termOf);
};

const termOf = (word: string): Term => {
  const swapped = swapLayout(word);
  const spellings = [word, ...(swapped === undefined ? [] : [swapped])].filter((text) => LETTER_OR_DIGIT.test(text) && !NOWHERE.test(text));
  if (spellings.length === 0) return { kind: 'nothing' };
  const digits = /^\d+$/.test(word);
  if ([...word].length > 2) return { kind: 'anywhere', texts: digits ? numberTexts(word) : spellings };
  return digits ? digitsTerm(word) : { kind: 'name', texts: spellings };
};

/** A phone begins with 7 in the searched text, after a space; people begin it with 8 as well. */
const numberTexts = (digits: string): string[] => (digits.startsWith('8') ? [digits, ` 7${digits.slice(1)}`] : [digits]);

// All digits and one length, so the range is the same in every collation.
const digitsTerm = (digits: string): Term => {
  const local = digits.replace(/^[78]/, '');
  return {
    kind: 'digits',
    phone: [`+7${local.padEnd(10, '0')}`, `+7${local.padEnd(10, '9')}`],
    card: [digits.padEnd(8, '0'), digits.padEnd(8, '9')],
  };
};
