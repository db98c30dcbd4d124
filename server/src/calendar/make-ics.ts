import ical, { ICalAlarmType, type ICalCalendar, type ICalEventData, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { RichDoc } from '#contract/rich-text';
import { plainText } from '#contract/rich-text';
import { makeZone } from '#server/platform/time/make-zone.ts';
import { readRepeat } from '#server/platform/time/repeats.ts';
import { atTimeOf, dateOf, instantOf, type Times } from '#server/platform/time/wall-time.ts';
import { contentOf } from './policy.ts';
import type { EventContent, EventRecord, OccurrenceRecord } from './tables.ts';

/** An event with those of its repetitions that differ from its rule. */
export interface IcsEvent
  extends Pick<EventRecord, 'id' | 'time_zone' | 'repeat' | 'created_at' | 'edited_at' | 'deleted_at' | 'sequence' | keyof EventContent> {
  readonly all_day: boolean;
  readonly start_wall: string;
  readonly end_wall: string;
  /** One repetition that stands for itself: which. It is no part of its series then, so that the next one is not taken for its change. */
  readonly alone?: string;
  readonly exceptions: readonly Pick<
    OccurrenceRecord,
    'on_date' | 'all_day' | 'start_wall' | 'end_wall' | 'own' | 'moved' | 'cancelled_at' | 'sequence'
  >[];
}
export interface IcsOptions {
  readonly name: string;
  readonly now: Date;
  /** Of this member's reminders; a calendar file brings its own alarms. */
  readonly leads: readonly number[];
  /** The product's public address, for the link to an event. */
  readonly publicUrl: string;
}

/** A calendar file (RFC 5545). What was called off stands in it as cancelled, so that calendars that have it take it out. */
export const makeIcs = (events: readonly IcsEvent[], options: IcsOptions): string => {
  const years = events.map((event) => Number(event.start_wall.slice(0, 4)));
  const calendar = ical({
    name: options.name,
    prodId: { company: 'ProfPlus', product: 'Calendar', language: 'RU' },
    timezone: { name: null, generator: (zone) => makeZone(zone, Math.min(...years, options.now.getUTCFullYear())) },
    ttl: 3_600,
  });
  for (const event of events) addEvent(calendar, event, options);
  return calendar.toString();
};

const addEvent = (calendar: ICalCalendar, event: IcsEvent, options: IcsOptions): void => {
  const { id, all_day: allDay, start_wall: start, end_wall: end } = event;
  const times = { allDay, start, end };
  const cancelled = event.deleted_at !== null;
  const series = { sequence: event.sequence, cancelled, content: event };
  calendar.createEvent({ ...describe(event, times, series, options), ...recurrence(rule(event)) });
  // A cancelled whole needs no exceptions.
  if (event.repeat === null || cancelled) return;
  for (const one of event.exceptions) {
    if (one.cancelled_at !== null) continue;
    const own = { allDay: one.all_day, start: one.start_wall, end: one.end_wall };
    const said = { sequence: event.sequence + one.sequence, cancelled: false, content: contentOf({ ...event, own: one.own }) };
    calendar.createEvent({
      ...describe({ ...event, id }, own, said, options),
      ...recurrence([`RECURRENCE-ID${stamp(event, one.on_date)}`]),
    });
  }
};

interface Said {
  readonly sequence: number;
  readonly cancelled: boolean;
  readonly content: EventContent;
}
const describe = (
  event: IcsEvent,
  { allDay, start, end }: Times,
  { sequence, cancelled, content }: Said,
  options: IcsOptions,
): ICalEventData => ({
  id: uidOf(event),
  sequence,
  stamp: event.deleted_at ?? event.edited_at ?? event.created_at,
  created: event.created_at,
  lastModified: event.edited_at ?? event.created_at,
  allDay,
  ...(allDay
    ? { start: Temporal.PlainDate.from(dateOf(start)), end: Temporal.PlainDate.from(dateOf(end)) }
    : { start: zoned(start, event.time_zone), end: zoned(end, event.time_zone), timezone: event.time_zone }),
  summary: content.title,
  description: textOf(content.description, content.link),
  location: content.place === '' ? null : { title: content.place },
  url:
    content.link === ''
      ? `${options.publicUrl}/app/communicator/calendar/${[event.id, event.alone].filter(Boolean).join('/')}`
      : content.link,
  status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  alarms: cancelled ? [] : options.leads.map((lead) => ({ type: ICalAlarmType.display, trigger: secondsBefore(lead, allDay) })),
});

const uidOf = ({ id, alone }: Pick<IcsEvent, 'id' | 'alone'>): string => `${[id, alone].filter(Boolean).join('-')}@profplus`;
const zoned = (wall: string, zone: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone);
const textOf = (description: RichDoc | null, link: string): string => [plainText(description), link].filter(Boolean).join('\n\n');

/** Of whole days reminders are counted from 9 in the morning, of calendars from midnight. */
const MORNING_MINUTES = 540;
const secondsBefore = (lead: number, allDay: boolean): number => (allDay ? lead - MORNING_MINUTES : lead) * 60;

/** `;TZID=Europe/Moscow:20261123T100000`, of whole days `;VALUE=DATE:20261123`: as the DTSTART of the series has it. */
const stamp = (event: IcsEvent, date: string): string => {
  if (event.all_day) return `;VALUE=DATE:${date.replaceAll('-', '')}`;
  return `;TZID=${event.time_zone}:${atTimeOf(date, event.start_wall).replaceAll(/[-:]/g, '')}00`;
};

const rule = (event: IcsEvent): string[] => {
  if (event.repeat === null) return [];
  const off = event.exceptions.filter((one) => one.cancelled_at !== null);
  return [`RRULE:${untilAsAsked(event.repeat, event)}`, ...off.map((one) => `EXDATE${stamp(event, one.on_date)}`)];
};

/** UNTIL is of the kind of DTSTART: a date of whole days, else UTC (RFC 5545, 3.3.10). */
const untilAsAsked = (repeat: string, event: IcsEvent): string => {
  const { until } = readRepeat(repeat);
  if (until === null || event.all_day) return repeat;
  const last = instantOf(atTimeOf(until, event.start_wall), event.time_zone).toISOString();
  return repeat.replace(/UNTIL=\d{8}/, `UNTIL=${last.slice(0, 19).replaceAll(/[-:]/g, '')}Z`);
};

// ical-generator knows no RECURRENCE-ID of a date and no UNTIL beside BYDAY of its own spelling: lines of recurrence go in as they are.
// It takes two lines and more for lines, one for a bare rule.
const recurrence = (lines: readonly string[]): Pick<ICalEventData, 'repeating'> =>
  lines.length === 0 ? {} : { repeating: [...lines, 'CLASS:PUBLIC'].join('\n') };
