import type { CalendarEvent, EventFile, EventKind } from '#contract/calendar';
import type { GroupId } from '#contract/ids';
import { formatRepeat, parseRepeat } from '#contract/repeat';
import type { RichDoc } from '#contract/rich-text';
import { addDays, addMinutes } from '#web/lib/days.ts';
import type { CreateBody, EditBody } from './event-acts.ts';
import type { Span } from './event-grid.tsx';
import { noRepeat, type RepeatValues, repeatOf, repeatValues } from './repeat-values.ts';

/** The dialog as the screen shows it. Times are on the wall of the event's zone; of whole days `end` is the last of them. */
export type EventValues = {
  title: string;
  kind: EventKind;
  allDay: boolean;
  start: string;
  end: string;
  description: RichDoc | null;
  link: string;
  place: string;
  capacity: number | '';
  attachments: Pick<EventFile, 'id' | 'name' | 'kind'>[];
  repeat: RepeatValues;
  to: 'all' | 'groups';
  groups: string[];
};

const HOUR = 60;

/** Whole days and hours that were drawn, or an hour from the next whole one on: at night from ten in the morning. */
export function emptyEvent(now: string, span?: Span): EventValues {
  const next = addMinutes(now, HOUR);
  const hour = Number(next.slice(11, 13));
  const from = hour < 8 ? `${next.slice(0, 10)}T10:00` : hour > 20 ? `${addDays(now.slice(0, 10), 1)}T10:00` : `${next.slice(0, 13)}:00`;
  return {
    title: '',
    kind: 'meeting',
    description: null,
    link: '',
    place: '',
    capacity: '',
    attachments: [],
    repeat: noRepeat(),
    to: 'all',
    groups: [],
    ...timesOf(span ?? { start: from, end: addMinutes(from, HOUR), allDay: false }),
  };
}

/** Times as the dialog shows them. */
export const timesOf = ({ start, end, allDay }: Span): Pick<EventValues, 'start' | 'end' | 'allDay'> =>
  allDay ? { allDay, start: start.slice(0, 10), end: addDays(end.slice(0, 10), -1) } : { allDay, start, end };

export const valuesOf = (event: CalendarEvent): EventValues => ({
  title: event.title,
  kind: event.kind,
  ...timesOf(event),
  description: event.description,
  link: event.link,
  place: event.place,
  capacity: event.capacity ?? '',
  attachments: event.attachments,
  repeat: repeatValues(event.repeat === null ? null : parseRepeat(event.repeat)),
  to: event.audience === null ? 'all' : 'groups',
  groups: (event.audience ?? []).map(({ id }) => id),
});

/** What is sent. */
export function bodyOf(values: EventValues): CreateBody {
  const { title, kind, allDay, start, end, description, link, place, capacity, attachments, to, groups } = values;
  const repeat = repeatOf(values.repeat, start);
  return {
    title,
    kind,
    allDay,
    start: allDay ? `${start.slice(0, 10)}T00:00` : start,
    end: allDay ? `${end === '' ? '' : addDays(end.slice(0, 10), 1)}T00:00` : end,
    description,
    link,
    place,
    capacity: capacity === '' ? null : capacity,
    attachments: attachments.map(({ id }) => id),
    repeat: repeat && formatRepeat(repeat),
    // The contract says at least one: «to groups» without any is refused beside the field.
    audience: to === 'groups' ? (groups as GroupId[]) : null,
  };
}

/** What an edit sends. An unchanged rule or audience is not sent: the server keeps it, and with the rule the answers to each repetition. */
export function editOf(values: EventValues, event: CalendarEvent): Omit<EditBody, 'on' | 'scope' | 'version'> {
  const { repeat, audience, ...body } = bodyOf(values);
  const before = valuesOf(event);
  const sameRule = JSON.stringify(values.repeat) === JSON.stringify(before.repeat);
  const sameAudience = JSON.stringify(audience) === JSON.stringify(bodyOf(before).audience);
  return { ...body, ...(sameRule ? {} : { repeat }), ...(sameAudience ? {} : { audience }) };
}

/** A new start takes the end along; a switch between whole days and hours keeps the days. */
export function restarted(values: EventValues, start: string): Pick<EventValues, 'start' | 'end'> {
  const length = Date.parse(asUtc(values.end)) - Date.parse(asUtc(values.start));
  const at = Date.parse(asUtc(start));
  if (Number.isNaN(length) || Number.isNaN(at)) return { start, end: values.end };
  return { start, end: new Date(at + length).toISOString().slice(0, values.allDay ? 10 : 16) };
}

export function switched(values: EventValues, allDay: boolean): Pick<EventValues, 'start' | 'end' | 'allDay'> {
  if (allDay) return { allDay, start: values.start.slice(0, 10), end: values.end.slice(0, 10) };
  const day = values.start.slice(0, 10);
  const end = values.end.slice(0, 10);
  return { allDay, start: day && `${day}T10:00`, end: end && `${end}T${end === day ? '11' : '18'}:00` };
}

const asUtc = (wall: string): string => (wall.length === 10 ? `${wall}T00:00Z` : `${wall}Z`);

/** What is wrong with the times; the server has the last word. */
export function timeProblem({ start, end, allDay }: EventValues): 'start' | 'end' | 'order' | null {
  if (start === '') return 'start';
  if (end === '') return 'end';
  return (allDay ? end < start : end <= start) ? 'order' : null;
}

/** Whether there is anything to lose. */
export const isEmptyEvent = ({ title, description, place, link, attachments }: EventValues): boolean =>
  [title, place, link].every((text) => text.trim() === '') && description === null && attachments.length === 0;
