const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`" + '{}:"<>~';
const RUSSIAN = 'йцукенгшщзхъфывапролджэячсмитьбюехъжэбюе';

const byKeys = (from: string, to: string): ReadonlyMap<string, string> => new Map([...from].map((sign, at) => [sign, to[at] ?? '']));
const toRussian = byKeys(LATIN, RUSSIAN);
// The first of a key's signs wins: `"` is Shift+2, the @ of an English keyboard.
const toLatin = new Map([...byKeys(RUSSIAN.slice(0, 33), LATIN.slice(0, 33)), ['"', '@']]);

const SHORTEST_ADDRESS = 4;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN_LETTER = /[a-z]/;
const VOWEL = /[аеёиоуыэюя]/;
/** Begins, or goes on, as no Russian name does; what such keys spell in Latin is an e-mail. */
const UNREADABLE = /^[ьъы]|[аеиоуыэюя][ьъ]|щ[^аеиоуьнвря]|[бвгджзйклмнпрстфхцчшщ]{5}|"/;

/**
 * The word (lower case, ё levelled) as it would read had the other keyboard layout been on: `bdfyjd` → `иванов`, and for e-mails
 * `шмфтщм` → `ivanov`. Undefined where nothing else can be meant: a word that reads as Russian, an e-mail, a number.
 */
export const swapLayout = (word: string): string | undefined => {
  if (/[\d@\\%_]/.test(word)) return undefined;
  if (!CYRILLIC.test(word)) return typedOn(toRussian, word, (swapped) => CYRILLIC.test(swapped));
  const latin = word.length >= SHORTEST_ADDRESS && (!VOWEL.test(word) || UNREADABLE.test(word));
  return latin ? typedOn(toLatin, word, (swapped) => LATIN_LETTER.test(swapped)) : undefined;
};

const typedOn = (keys: ReadonlyMap<string, string>, word: string, meant: (swapped: string) => boolean): string | undefined => {
  const swapped = [...word].map((sign) => keys.get(sign) ?? sign).join('');
  return meant(swapped) ? swapped : undefined;
};
