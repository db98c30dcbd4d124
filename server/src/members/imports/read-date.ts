const MONTHS = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
/** A day, a month in letters, a year: «31 декабря 1980 г.», «1 мая 1980 года». */
const IN_WORDS = /^(\d{1,2})\s+([а-я]+)\.?\s+(\d{4})(?:\s*г(?:ода|\.)?)?$/;
const IN_DIGITS = /^(\d{1,2})[./\-\s](\d{1,2})[./\-\s](\d{2}|\d{4})(?:\s*г(?:ода|\.)?)?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[\sT]+\d{1,2}:\d{2}(?::\d{2})?)?$/;

/**
 * A birth date as Russian registers write it → `YYYY-MM-DD`; null for no day of the past, `today` included. A year of two digits is the
 * latest one that is not in the future.
 */
export const readDate = (text: string, today: string): string | null => {
  const plain = text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/(?<=\d)\s*([./])\s*(?=\d)/g, '$1')
    .trim();
  const [year, month, day] = partsOf(plain, today);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  const real = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== date) return null;
  return year >= 1900 && date <= today ? date : null;
};

const partsOf = (text: string, today: string): readonly number[] => {
  const iso = ISO.exec(text);
  if (iso !== null) return iso.slice(1, 4).map(Number);
  const digits = IN_DIGITS.exec(text);
  if (digits !== null) return [fullYear(digits[3] ?? '', today), Number(digits[2]), Number(digits[1])];
  const words = IN_WORDS.exec(text);
  if (words !== null) return [Number(words[3]), monthOf(words[2] ?? ''), Number(words[1])];
  return [];
};

/** «ма» is May unless it is March, which stands before it. */
const monthOf = (word: string): number => MONTHS.findIndex((beginning) => word.startsWith(beginning)) + 1;

const fullYear = (digits: string, today: string): number => {
  if (digits.length === 4) return Number(digits);
  const recent = 2000 + Number(digits);
  return recent > Number(today.slice(0, 4)) ? recent - 100 : recent;
};

const pad = (value: number): string => String(value).padStart(2, '0');
