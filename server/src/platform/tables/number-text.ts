import type { NumberFormat } from './number-format.ts';
import { TableError } from './table-error.ts';

const DAY_MS = 86_400_000;
/** 31 December 9999, the last day that Excel knows. */
const LAST_DAY = 2_958_465;
/** Days between 1 January 1900 and 1904, the beginnings of the two calendars of Excel. */
const EPOCH_1904 = 1_462;

/** The text that a person sees for a stored number. Dates are `YYYY-MM-DD`, times `HH:MM:SS`. Throws `table_broken` for no number. */
export function numberText(raw: string, format: NumberFormat, date1904: boolean): string {
  const value = Number(raw);
  if (!Number.isFinite(value)) throw new TableError('table_broken');
  if (format.kind === 'moment') return momentText(value, format, date1904) ?? plainNumber(raw, value);
  const text = plainNumber(raw, value);
  return /^\d+$/.test(text) ? text.padStart(format.digits, '0') : text;
}

/**
 * Without an exponent, and with the fifteen digits that Excel keeps; a whole number keeps all that the file has (card numbers). A longer
 * one that ends in zeros beyond the fifteenth digit has lost its end in Excel: it is shown as Excel does, `7.11405005100028e+18`.
 */
function plainNumber(raw: string, value: number): string {
  const text = /^-?[1-9]\d*$/.test(raw) ? raw : expand(String(Number(value.toPrecision(15))));
  return /^-?\d{15}0{2,}$/.test(text) ? value.toExponential() : text;
}

function expand(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? [];
  if (exponent === undefined) return text === '-0' ? '0' : text;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}

function momentText(serial: number, { date, time }: { date: boolean; time: boolean }, date1904: boolean): string | null {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const day = Math.floor(serial) + (seconds === 86_400 ? 1 : 0) + (date1904 ? EPOCH_1904 : 0);
  if (serial < 0 || day > LAST_DAY) return null;
  const clock = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19);
  if (!date) return clock;
  return time ? `${dayText(day)} ${clock}` : dayText(day);
}

/** Excel takes 1900 for a leap year, so the days before 1 March 1900 stand one apart. */
function dayText(day: number): string {
  const since = day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date(since + day * DAY_MS).toISOString().slice(0, 10);
}

/** The day's number from `YYYY-MM-DD`, or null before 1 March 1900, where programs disagree (LibreOffice has no such leap day). */
export function dayNumber(date: string): number | null {
  const day = (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY_MS;
  if (!Number.isInteger(day)) throw new RangeError('Not a date');
  return day > 60 && day <= LAST_DAY ? day : null;
}
