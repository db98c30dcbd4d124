import { Temporal } from 'temporal-polyfill';

/** Offsets further ahead are anybody's guess. */
const YEARS_AHEAD = 5;

/** VTIMEZONE (RFC 5545, 3.6.5) of a zone with its changes of the clock from a year on; those of Russia have had none since 2020. */
export const makeZone = (zone: string, fromYear: number): string => {
  const from = Temporal.PlainDateTime.from({ year: fromYear, month: 1, day: 1 }).toZonedDateTime(zone);
  const changes = [from];
  let change = from.getTimeZoneTransition('next');
  while (change !== null && change.year <= fromYear + YEARS_AHEAD) {
    changes.push(change);
    change = change.getTimeZoneTransition('next');
  }
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...changes.flatMap((change, index) => {
      const before = index === 0 ? change : change.subtract({ seconds: 1 });
      return part(change, before.offset, change.offset);
    }),
    'END:VTIMEZONE',
  ].join('\r\n');
};

const part = (change: Temporal.ZonedDateTime, before: string, after: string): string[] => {
  const summer = minutesOf(after) > minutesOf(before);
  const name = summer ? 'DAYLIGHT' : 'STANDARD';
  // The wall as it was just before the change.
  const wall = change.withTimeZone(before).toPlainDateTime().toString().replaceAll(/[-:]/g, '').slice(0, 15);
  return [`BEGIN:${name}`, `DTSTART:${wall}`, `TZOFFSETFROM:${plain(before)}`, `TZOFFSETTO:${plain(after)}`, `END:${name}`];
};

const minutesOf = (offset: string): number => {
  const [hours = '0', minutes = '0'] = offset.slice(1, 6).split(':');
  return (offset.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};
const plain = (offset: string): string => offset.slice(0, 6).replace(':', '');
