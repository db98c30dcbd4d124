import {
  answerEvent,
  type CalendarEvent,
  CalendarToken,
  createEvent,
  getCalendarAddress,
  getReminders,
  listEvents,
  makeCalendarAddress,
  setReminders,
} from '#contract/calendar';
import { EventId } from '#contract/ids';
import { RepeatRule } from '#contract/repeat';
import type { Client } from './client.ts';
import type { Cabinet, Member } from './people.ts';

/** An event of a house, with an answer, reminders and a secret address of one of its members. */
export const fillCalendar = async (by: Member, member: Member, { id }: Cabinet, word: string): Promise<CalendarEvent> => {
  const params = { organizationId: id };
  const { start, end } = tomorrow();
  const event = await by.client.call(createEvent, {
    params,
    body: { title: `${word}: поход`, place: `${word}: у проходной`, kind: 'trip', start, end },
  });
  await member.client.call(answerEvent, { params: { ...params, eventId: event.eventId }, body: { answer: 'yes' } });
  await member.client.call(setReminders, { params, body: { leads: [30] } });
  await member.client.call(makeCalendarAddress, { params });
  return event;
};

/** What the calendar's endpoints are asked with. Its secret address is nobody's: who has it may read. */
export const knownOfCalendar = ({ eventId }: CalendarEvent): [unknown, unknown][] => [
  [EventId, eventId],
  [CalendarToken, 'a'.repeat(43)],
  [RepeatRule, 'FREQ=WEEKLY;COUNT=2'],
];

/** Times by the names of their fields: those of a beginning and of an end are not the same. */
export const timesOfCalendar = () => tomorrow();

/** All that one sees of the calendar, to be compared later. */
export const seenOfCalendar = async (client: Client, { id: organizationId }: Pick<Cabinet, 'id'>) => ({
  events: await client.call(listEvents, { params: { organizationId }, query: {} }),
  reminders: await client.call(getReminders, { params: { organizationId } }),
  address: await client.call(getCalendarAddress, { params: { organizationId } }),
});

const tomorrow = () => {
  const day = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
  return { start: `${day}T10:00`, end: `${day}T12:00` };
};
