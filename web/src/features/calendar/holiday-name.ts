import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DayOff } from '#contract/calendar';

type Holiday = NonNullable<DayOff['holiday']>;

const NAMES: Record<Holiday, MessageDescriptor> = {
  newYear: msg`Новогодние каникулы`,
  christmas: msg`Рождество Христово`,
  defender: msg`День защитника Отечества`,
  women: msg`Международный женский день`,
  labour: msg`Праздник Весны и Труда`,
  victory: msg`День Победы`,
  russia: msg`День России`,
  unity: msg`День народного единства`,
};

/** What the day is called; `''` of what has no name of its own. */
export const holidayName = (off: Pick<DayOff, 'holiday'> | undefined, i18n: I18n): string =>
  off?.holiday ? i18n._(NAMES[off.holiday]) : '';
