import { useLingui } from '@lingui/react';

/** «Екатеринбург (UTC+5)», «Moscow Standard Time (UTC+3)» of an IANA zone, in the language shown now. */
export function useZoneText(timeZone: string): string {
  const { i18n } = useLingui();
  const locale = i18n.locale === 'en' ? 'en-GB' : 'ru-RU';
  const part = (timeZoneName: 'longGeneric' | 'shortOffset') =>
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')
      ?.value ?? '';
  // In Russian: «Екатеринбург, стандартное время».
  const [place = timeZone] = part('longGeneric').split(',');
  return `${place} (${part('shortOffset').replace('GMT', 'UTC')})`;
}
