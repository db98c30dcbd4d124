import { BIRTHDAYS_AHEAD, type GreetingSettings } from '#contract/greetings';
import { dayAfter, keptIn } from '#server/members/public.ts';
import { wallOf } from '#server/platform/time/wall-time.ts';

/** What stands in the form until somebody saves. Nothing goes by itself: that is the organisation's decision. */
export const DEFAULTS: GreetingSettings = { text: 'С днем рождения!', time: '06:00', automatic: false, version: 0 };

export interface LocalMoment {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM`. */
  readonly time: string;
}

/** What calendar and clock of a zone show. */
export const momentIn = (timeZone: string, now: Date): LocalMoment => {
  const [day = '', time = ''] = wallOf(now, timeZone).split('T');
  return { day, time };
};

/**
 * Whether the time of day has come: `first` where this day's birthdays are not done, later on the same day too and never on the next;
 * `again` where they are, for whoever joined since.
 */
export const dueNow = (
  { sendAt, doneOn }: { readonly sendAt: string; readonly doneOn: string | null },
  { day, time }: LocalMoment,
): 'first' | 'again' | null => {
  if (sendAt.slice(0, 5) > time || (doneOn !== null && doneOn > day)) return null;
  return doneOn === day ? 'again' : 'first';
};

/** The day within the coming ones on which this birthday is kept; null when it is farther away. */
export const comingBirthday = (birthDate: string, today: string): string | null => {
  const year = Number(today.slice(0, 4));
  const kept = [keptIn(birthDate, year), keptIn(birthDate, year + 1)].find((day) => day >= today);
  return kept !== undefined && kept <= dayAfter(today, BIRTHDAYS_AHEAD) ? kept : null;
};
