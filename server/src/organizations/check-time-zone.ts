import { Refusal } from '#server/platform/http/problem.ts';

// A region's name. `EST`, `+03:00` and the like are zones to Intl too, but know no daylight saving and are nobody's home.
const REGION = /^(UTC|[A-Za-z]+(\/[A-Za-z0-9_+-]+)+)$/;

/** The zone's name as the IANA database (https://www.iana.org/time-zones) spells it. Refuses what it does not know with `invalid`. */
export const checkTimeZone = (name: string): string => {
  try {
    if (REGION.test(name)) return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new Refusal('invalid', { fields: { timeZone: 'invalid_value' } });
};
