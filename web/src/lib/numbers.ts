import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Digits in groups by thin spaces that do not break: «1 284». */
export const number = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'ru-RU').format(value).replace(/[\s\u00a0]/g, '\u202f');

export const percent = (share: number, locale: string): string =>
  new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'ru-RU', { style: 'percent', maximumFractionDigits: 0 })
    .format(share)
    .replace(/[\s\u00a0]/g, '\u202f');

/** «1,5 МБ». */
export function fileSize(bytes: number, i18n: I18n): string {
  const units = [msg`Б`, msg`КБ`, msg`МБ`, msg`ГБ`];
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1_024)), units.length - 1);
  const amount = bytes / 1_024 ** power;
  const shown = new Intl.NumberFormat(i18n.locale === 'en' ? 'en-GB' : 'ru-RU', { maximumFractionDigits: amount < 10 ? 1 : 0 }).format(
    amount,
  );
  return `${shown}\u202f${i18n._(units[power] ?? msg`Б`)}`;
}
