/** Dates and times as people type them. What comes out is what forms hold: `YYYY-MM-DD`, `HH:mm`. */

/** `form`: not a date at all; `absent`: no such day, no such time; `year`: a year that is not of our time. */
export type Unread = 'form' | 'absent' | 'year';
export type Read = { readonly value: string } | { readonly problem: Unread };

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2099;

const MONTHS = ['янв', 'фев', 'мар', 'апр', 'май', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const GAP = '[\\s.,/-]+';
const ISO = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/;
const IN_DIGITS = new RegExp(`^(\\d{1,2})${GAP}(\\d{1,2})${GAP}(\\d{2}|\\d{4})$`);
const IN_WORDS = new RegExp(`^(\\d{1,2})${GAP}([a-zа-яё]{3,})${GAP}(\\d{2}|\\d{4})$`);
const SOLID = /^(\d\d)(\d\d)(\d\d|\d{4})$/;
const SOLID_ISO = /^(\d{4})(\d\d)(\d\d)$/;

/** Day first in either language: «1.2.85», «01021985», «1 февраля 1985 г.», and `1985-02-01`. Of two digits' years none is after `latest`. */
export function readDate(typed: string, latest: number): Read {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/\s*(г\.?|года)$/, '');
  if (text === '') return { value: '' };
  const iso = ISO.exec(text);
  if (iso) return dateOf(iso[1], iso[2], iso[3], latest);
  const digits = IN_DIGITS.exec(text) ?? SOLID.exec(text);
  if (digits) {
    const read = dateOf(digits[3], digits[2], digits[1], latest);
    const solid = SOLID_ISO.exec(text);
    return 'problem' in read && solid ? preferred(dateOf(solid[1], solid[2], solid[3], latest), read) : read;
  }
  const words = IN_WORDS.exec(text);
  const month = words?.[2] === undefined ? 0 : monthOf(words[2]);
  return words && month > 0 ? dateOf(words[3], month, words[1], latest) : { problem: 'form' };
}

const preferred = (one: Read, other: Read): Read => ('value' in one ? one : other);

const monthOf = (word: string): number => {
  const start = word.startsWith('мая') ? 'май' : word.slice(0, 3);
  return Math.max(MONTHS.indexOf(start), ENGLISH.indexOf(start)) + 1;
};

function dateOf(typedYear = '', typedMonth: string | number = '', typedDay = '', latest = LAST_YEAR): Read {
  const short = typedYear.length === 2;
  const year = Number(typedYear) + (short ? 2000 : 0);
  const full = short && year > latest ? year - 100 : year;
  const [month, day] = [Number(typedMonth), Number(typedDay)];
  const date = new Date(Date.UTC(full, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return { problem: 'absent' };
  if (full < FIRST_YEAR || full > LAST_YEAR) return { problem: 'year' };
  return { value: date.toISOString().slice(0, 10) };
}

/** «9», «930», «9:30», «9.30», «09-30». */
export function readTime(typed: string): Read {
  const text = typed.trim();
  if (text === '') return { value: '' };
  const parts = /^(\d{1,2})(?:[\s:.,-]+(\d\d))?$/.exec(text) ?? /^(\d{1,2})(\d\d)$/.exec(text);
  if (!parts) return { problem: 'form' };
  const [hours, minutes] = [Number(parts[1]), Number(parts[2] ?? 0)];
  if (hours > 23 || minutes > 59) return { problem: 'absent' };
  return { value: `${two(hours)}:${two(minutes)}` };
}

const two = (number: number): string => String(number).padStart(2, '0');

/** One more sign at the end; whatever else was done to the text is left as it is. */
const addedAtEnd = (before: string, after: string) => after.length === before.length + 1 && after.startsWith(before);

/** Sets the dots of «01.02.1985» while its digits are typed: a phone's keys for digits have no dot. */
export function maskDate(before: string, after: string, separator: string): string {
  if (!addedAtEnd(before, after)) return after;
  // «2026» of `2026-11-30` had become «20.26».
  const iso = /^(\d\d)[./](\d\d)-$/.exec(after);
  if (iso) return `${iso[1]}${iso[2]}-`;
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{5}$/.test(after)) return before;
  return after.replace(/^(\d\d)(\d)$/, `$1${separator}$2`).replace(/^(\d{1,2})([./-])(\d\d)(\d)$/, '$1$2$3$2$4');
}

/** Sets the colon of «09:30» likewise; what cannot be an hour is an hour and ten minutes of it: «93» is «9:3». */
export function maskTime(before: string, after: string): string {
  if (!addedAtEnd(before, after)) return after;
  if (/^\d\d$/.test(after)) return Number(after) > 23 ? `${after[0]}:${after[1]}` : after;
  if (/^\d{1,2}:\d{3}$/.test(after)) return before;
  return after.replace(/^(\d\d)(\d)$/, '$1:$2');
}
