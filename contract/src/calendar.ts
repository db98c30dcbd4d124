// long: the whole of one slice that the web reads in one piece
import { z } from 'zod';
import { CardNumber, DateOnly, Instant, line, Version } from './fields.ts';
import { FileKind } from './files.ts';
import { EventId, GroupId, LibraryFileId, MemberId, OrganizationId } from './ids.ts';
import { page, pageQuery } from './page.ts';
import { RepeatRule } from './repeat.ts';
import { RichDoc, StoredRichDoc } from './rich-text.ts';
import { route } from './route.ts';

const inOrganization = z.object({ organizationId: OrganizationId });
const ofEvent = z.object({ organizationId: OrganizationId, eventId: EventId });

export const MAX_EVENT_TITLE = 200;
export const MAX_PLACE = 300;
/** More groups than that are easier named as one. */
export const MAX_EVENT_AUDIENCE = 20;
export const MAX_EVENT_FILES = 20;
export const MAX_CAPACITY = 1_000_000;
/** A congress lasts a week, a stay at the sea a month. */
export const MAX_EVENT_DAYS = 62;
/** The longest range of one answer: a month's page with the ends of its neighbours, and a good deal more. */
export const MAX_RANGE_DAYS = 62;
/** Days off are asked for by the year. */
export const MAX_DAYS_OFF_RANGE = 400;
/** Repetitions are known so many days ahead, and further every night. */
export const HORIZON_DAYS = 550;
/** The reminders there are, in minutes: a few, for the tick looks for each of them in all organisations. */
export const LEADS: readonly number[] = [10_080, 1_440, 120, 60, 30, 15];
export const MAX_LEAD = 10_080;
/** A day and an hour before. */
export const DEFAULT_LEADS: readonly number[] = [1_440, 60];
/** Occurrences in one answer of a range: more no grid can show. */
export const MAX_ON_RANGE = 5_000;

/** «Собрание», «Поездка», «Обучение», «Праздник», «Другое»: each has its colour. */
export const EVENT_KINDS = ['meeting', 'trip', 'learning', 'holiday', 'other'] as const;
export const EventKind = z.enum(EVENT_KINDS);
export type EventKind = z.infer<typeof EventKind>;

const aDate = z.iso.date();
/** Time as the clock on the wall shows it in the event's zone: `2026-11-23T10:00`. Of whole days the time is `00:00`. */
export const WallTime = z
  .string()
  .regex(/^(19|20)\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/)
  .refine((wall) => aDate.safeParse(wall.slice(0, 10)).success);
export const TimeZone = z.string().min(1).max(64);
/** Opened by members: only https. */
export const EventLink = z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(500)]);

/** «Пойду», «Не пойду», «Возможно». */
export const EventAnswer = z.enum(['yes', 'no', 'maybe']);
export type EventAnswer = z.infer<typeof EventAnswer>;

/** `waiting` while there is no place for a yes. */
const OwnAnswer = z.object({ answer: EventAnswer, waiting: z.boolean() });

/** What a change is of: this one, this and following, or all repetitions. Of an event that is not repeated it is `all`. */
export const EventScope = z.enum(['one', 'following', 'all']);
export type EventScope = z.infer<typeof EventScope>;

/** Answers so far. `waiting` said yes and have no place yet; they are not in `yes`. */
export const EventCounts = z.object({ yes: z.number().int(), maybe: z.number().int(), no: z.number().int(), waiting: z.number().int() });
export type EventCounts = z.infer<typeof EventCounts>;

/** One occurrence as grids and lists show it; an event that is not repeated has one. */
export const EventRow = z.object({
  eventId: EventId,
  /** Which of the repetitions: the date on which the rule puts it, wherever it was moved since. With `eventId` it names the occurrence. */
  on: DateOnly,
  organizationId: OrganizationId,
  title: z.string(),
  kind: EventKind,
  place: z.string(),
  allDay: z.boolean(),
  /**
   * On the wall in `timeZone`, as `WallTime`; `end` is when it is over: of whole days the midnight after the last one. Checked when they
   * were stored: a month has thousands of them.
   */
  start: z.string(),
  end: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: TimeZone,
  /** Whether it is one of many, and whether it was moved or edited alone. */
  repeated: z.boolean(),
  changed: z.boolean(),
  capacity: z.number().int().nullable(),
  counts: EventCounts,
  /** This member's own answer. */
  mine: OwnAnswer.nullable(),
  version: Version,
  /** `answer`: it is for this member and not over. `attend`: mark who has come. */
  can: z.object({ edit: z.boolean(), delete: z.boolean(), answer: z.boolean(), attend: z.boolean() }),
});
export type EventRow = z.infer<typeof EventRow>;

/** A file of the library; `url` opens it. Whoever may not see the file in the library does not see it here either. */
export const EventFile = z.object({ id: LibraryFileId, name: z.string(), kind: FileKind, size: z.number().int(), url: z.string() });
export type EventFile = z.infer<typeof EventFile>;

export const CalendarEvent = EventRow.extend({
  description: StoredRichDoc.nullable(),
  link: z.string(),
  /** RRULE of RFC 5545; `parseRepeat` of #contract/repeat reads it. Null: not repeated. */
  repeat: z.string().nullable(),
  attachments: z.array(EventFile),
  /** The groups it is for, told to head and administrators alone; null is everybody. */
  audience: z.array(z.object({ id: GroupId, name: z.string() })).nullable(),
  /** «Вы 3-й в листе ожидания»: this member's place in the queue, 1 is next; null without a waiting yes. */
  waitingPlace: z.number().int().nullable(),
  authorName: z.string(),
  editedAt: Instant.nullable(),
  /** How many were marked as present; null to members. */
  present: z.number().int().nullable(),
});
export type CalendarEvent = z.infer<typeof CalendarEvent>;

const On = z.object({
  /** Absent: the one of an event that is not repeated; of a repeated one the nearest coming, or else the last. */
  on: DateOnly.optional(),
});

/**
 * An event with those of its occurrences that touch a range. A month has thousands: what is the same of all is said once, what is as usual
 * is left out, and times and dates are plain strings, checked when they were stored.
 */
export const EventOfRange = z.object({
  eventId: EventId,
  title: z.string(),
  kind: EventKind,
  place: z.string(),
  /** Absent: the calendar's own. */
  timeZone: TimeZone.optional(),
  repeated: z.literal(true).optional(),
  version: Version,
  occurrences: z.array(
    z.object({
      /** Absent: the day of `start`. */
      on: z.string().optional(),
      start: z.string(),
      end: z.string(),
      allDay: z.literal(true).optional(),
      /** What this one says otherwise than its event. */
      title: z.string().optional(),
      kind: EventKind.optional(),
      place: z.string().optional(),
      /** This member's own answer. */
      mine: OwnAnswer.optional(),
    }),
  ),
});
export type EventOfRange = z.infer<typeof EventOfRange>;
export const EventsOfRange = z.object({
  /** By their first occurrence here. */
  events: z.array(EventOfRange),
  /** There are more occurrences than `MAX_ON_RANGE`; what is told is the first of them. */
  more: z.boolean(),
  timeZone: TimeZone,
  /** Of every event: head and administrators edit, whoever added it. */
  can: z.object({ create: z.boolean(), edit: z.boolean() }),
});
export type EventsOfRange = z.infer<typeof EventsOfRange>;

export const listRange = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/calendar/range',
  scope: 'member',
  summary: 'All occurrences that touch a range of days, by their start: a month, a week or a day of the calendar',
  params: inOrganization,
  /** Days of the organisation's zone, both inclusive, at most `MAX_RANGE_DAYS`. */
  query: z.object({ from: DateOnly, to: DateOnly, kind: EventKind.optional() }),
  response: EventsOfRange,
});
export const listEvents = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/calendar/list',
  scope: 'member',
  summary: 'Coming occurrences, nearest first (those going on too), or past ones, latest first',
  params: inOrganization,
  query: pageQuery(30).extend({
    when: z.enum(['coming', 'past']).default('coming'),
    kind: EventKind.optional(),
    /** `yes`: only those that this member goes to, or may go to. */
    mine: z.enum(['yes']).optional(),
  }),
  response: page(EventRow).extend({ timeZone: TimeZone, can: z.object({ create: z.boolean() }) }),
});

/** Labour Code, article 112. */
export const Holiday = z.enum(['newYear', 'christmas', 'defender', 'women', 'labour', 'victory', 'russia', 'unity']);
export type Holiday = z.infer<typeof Holiday>;

export const DayOff = z.object({
  date: DateOnly,
  /** A public holiday; a day off by a transfer; a Saturday or Sunday worked instead; a day an hour shorter. */
  kind: z.enum(['holiday', 'transferred', 'workday', 'short']),
  /** Which holiday it is; the screen names it. */
  holiday: Holiday.nullable(),
});
export type DayOff = z.infer<typeof DayOff>;
export const listDaysOff = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/calendar/days-off',
  scope: 'member',
  summary: 'Russian public holidays, days off by transfer, working Saturdays and shortened days; plain Saturdays and Sundays are not named',
  params: inOrganization,
  query: z.object({ from: DateOnly, to: DateOnly }),
  /** `settled`: transfers of every asked year are decreed; of a year without a decree only the holidays of the law are told. */
  response: z.object({ items: z.array(DayOff), settled: z.boolean() }),
});

export const getEvent = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/calendar/events/:eventId',
  scope: 'member',
  summary: 'One occurrence in full',
  params: ofEvent,
  query: On,
  response: CalendarEvent,
});

const times = {
  allDay: z.boolean().default(false),
  start: WallTime,
  /** After `start`; of whole days the midnight after the last one. */
  end: WallTime,
};
const content = {
  title: line(MAX_EVENT_TITLE, 1),
  description: RichDoc.nullable().default(null),
  link: EventLink.default(''),
  place: line(MAX_PLACE).default(''),
  kind: EventKind,
  capacity: z.number().int().min(1).max(MAX_CAPACITY).nullable().default(null),
  attachments: z.array(LibraryFileId).max(MAX_EVENT_FILES).default([]),
};
/** «Кому»: these groups, or everybody. */
const Audience = z.array(GroupId).min(1).max(MAX_EVENT_AUDIENCE).nullable();

export const createEvent = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/calendar/events',
  scope: 'admin',
  summary: '«Добавить событие»: its audience is told. A repeated one begins on the first day from `start` on that fits its rule',
  params: inOrganization,
  body: z.object({
    ...content,
    ...times,
    /** Absent: the organisation's own. */
    timeZone: TimeZone.optional(),
    repeat: RepeatRule.nullable().default(null),
    audience: Audience.default(null),
  }),
  response: CalendarEvent,
  status: 201,
});
/** `on` names the occurrence that the times in the body are of; only an event that is not repeated does without. */
const ofWhich = { on: DateOnly.optional(), scope: EventScope, version: Version };
export const editEvent = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId/calendar/events/:eventId',
  scope: 'admin',
  summary: 'Edits one, this and the following, or all repetitions',
  params: ofEvent,
  /** The times are those of the occurrence `on`, and of `all` each is moved by as much. `repeat` and `audience` stay as they are with `one`; absent, they stay too. */
  body: z.object({ ...content, ...times, ...ofWhich, repeat: RepeatRule.nullable().optional(), audience: Audience.optional() }),
  response: CalendarEvent,
  errors: ['conflict'],
});
export const moveEvent = route({
  method: 'PATCH',
  path: '/api/organizations/:organizationId/calendar/events/:eventId/time',
  scope: 'admin',
  summary: 'Moves or stretches one, this and the following, or all repetitions',
  params: ofEvent,
  body: z.object({ ...times, ...ofWhich }),
  response: CalendarEvent,
  errors: ['conflict'],
});
export const undoChange = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/calendar/events/:eventId/undo',
  scope: 'admin',
  summary: '«Вернуть»: for ten minutes puts back exactly what an edit or a move has changed, unless somebody has changed it since',
  params: ofEvent,
  /** `eventId` and `version` as the change has answered them; of `following` the series comes back that it was cut from. */
  body: z.object({ version: Version }),
  response: CalendarEvent,
  errors: ['conflict'],
});
export const deleteEvent = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/calendar/events/:eventId',
  scope: 'admin',
  summary: 'Calls off one, this and the following, or all; its audience is told of what was still to come',
  params: ofEvent,
  query: z.object({ on: DateOnly.optional(), scope: EventScope }),
  /** What `restoreEvent` takes; `following` has become an event of its own. */
  response: z.object({ undo: z.object({ eventId: EventId, on: DateOnly.nullable() }) }),
});
export const restoreEvent = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/calendar/events/:eventId/restore',
  scope: 'admin',
  summary: '«Вернуть»: what was called off in the last 30 days',
  params: ofEvent,
  /** The one that was called off; null: the whole event. What `following` has cut off joins its series again, unless that was changed since. */
  body: z.object({ on: DateOnly.nullable() }),
  response: CalendarEvent,
});

/** Days that what was called off is kept. */
export const DELETED_EVENT_DAYS = 30;
export const DeletedEvent = z.object({
  /** With `on` what `restoreEvent` takes. */
  eventId: EventId,
  on: DateOnly.nullable(),
  /** What of a repeated event was called off; `all` of one that is not repeated. */
  scope: EventScope,
  repeated: z.boolean(),
  title: z.string(),
  kind: EventKind,
  allDay: z.boolean(),
  /** On the wall, as of `EventRow`; of several repetitions those of the first. */
  start: z.string(),
  end: z.string(),
  deletedAt: Instant,
  /** `''` of who is gone, null while nobody wrote it down. */
  deletedBy: z.string().nullable(),
  /** From then on it is gone for good. */
  keptUntil: Instant,
});
export type DeletedEvent = z.infer<typeof DeletedEvent>;
export const listDeletedEvents = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/calendar/deleted',
  scope: 'admin',
  summary: '«Удалённые»: events and single repetitions that were called off in the last 30 days, the last first',
  params: inOrganization,
  query: pageQuery(30),
  response: page(DeletedEvent),
});

export const answerEvent = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId/calendar/events/:eventId/answer',
  scope: 'member',
  summary: '«Пойду», «Не пойду», «Возможно», or nothing again; over the capacity a yes waits for a place',
  params: ofEvent,
  body: z.object({ on: DateOnly.optional(), answer: EventAnswer.nullable() }),
  response: CalendarEvent.pick({ mine: true, counts: true, waitingPlace: true }),
  errors: ['event_over'],
});
export const Guest = z.object({
  memberId: MemberId,
  name: z.string(),
  answer: EventAnswer,
  /** Says yes and has no place; they come first who stand first. */
  waiting: z.boolean(),
  present: z.boolean(),
});
export type Guest = z.infer<typeof Guest>;
export const listGuests = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/calendar/events/:eventId/guests',
  scope: 'admin',
  summary: 'Who has answered what, by name; the waiting ones in their order',
  params: ofEvent,
  query: pageQuery(50).extend({ on: DateOnly.optional(), answer: z.enum(['yes', 'waiting', 'maybe', 'no']).default('yes') }),
  response: page(Guest).extend({ counts: EventCounts }),
});

/** Who has come. */
export const Attendee = z.object({ memberId: MemberId, name: z.string(), at: Instant, answer: EventAnswer.nullable() });
export type Attendee = z.infer<typeof Attendee>;
const Marked = z.object({
  attendee: Attendee,
  /** Was marked before: nothing has changed. */
  already: z.boolean(),
  present: z.number().int(),
});
export const markPresent = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/calendar/events/:eventId/attendance',
  scope: 'admin',
  summary: "Marks a member as present by the number in the QR code of the member's card",
  params: ofEvent,
  body: z.object({ on: DateOnly.optional(), cardNumber: CardNumber }),
  response: Marked,
  errors: ['card_foreign', 'card_blocked', 'card_excluded'],
});
export const markMember = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId/calendar/events/:eventId/attendance/:memberId',
  scope: 'admin',
  summary: 'Marks a member as present without a card, also one who has not signed up',
  params: ofEvent.extend({ memberId: MemberId }),
  body: z.object({ on: DateOnly.optional() }),
  response: Marked,
});
/** How many people the door is offered at once: who looks on types more of a name. */
export const MAX_AT_DOOR = 20;
export const findAtDoor = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/calendar/events/:eventId/attendance-candidates',
  scope: 'admin',
  summary:
    'Whom the door may mark without a card: members and those not signed up by parts of name or phone; of no text who has said «Пойду» and is not marked yet',
  params: ofEvent,
  query: z.object({ on: DateOnly.optional(), search: line(100).default('') }),
  response: z.object({
    items: z.array(
      z.object({
        memberId: MemberId,
        name: z.string(),
        /** E.164; `''` of those who are expected and found without a search. */
        phone: z.string(),
        registered: z.boolean(),
        answer: EventAnswer.nullable(),
        present: z.boolean(),
      }),
    ),
    more: z.boolean(),
  }),
});
export const listAttendance = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/calendar/events/:eventId/attendance',
  scope: 'admin',
  summary: 'Who has come, the last first',
  params: ofEvent,
  query: pageQuery(50).extend({ on: DateOnly.optional() }),
  response: page(Attendee).extend({ present: z.number().int() }),
});
export const unmarkPresent = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/calendar/events/:eventId/attendance/:memberId',
  scope: 'admin',
  summary: 'Takes back a mark made by mistake',
  params: ofEvent.extend({ memberId: MemberId }),
  query: z.object({ on: DateOnly.optional() }),
  response: z.object({ present: z.number().int() }),
});

/** Minutes before the start (of whole days before 9 in the morning), the longest first; empty: no reminders. */
export const Leads = z.array(z.literal(LEADS)).max(LEADS.length);
export const getReminders = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/calendar/reminders',
  scope: 'member',
  summary: 'How long before an event this member is reminded',
  params: inOrganization,
  response: z.object({ leads: z.array(z.number().int()), isDefault: z.boolean() }),
});
export const setReminders = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId/calendar/reminders',
  scope: 'member',
  summary: 'Changes when this member is reminded',
  params: inOrganization,
  /** Null: as everybody, a day and an hour before. */
  body: z.object({ leads: Leads.nullable() }),
  response: z.object({ leads: z.array(z.number().int()), isDefault: z.boolean() }),
});

/** The secret ICS address of one's own calendar of this organisation. The address itself is told once, when it is made. */
const AddressState = z.object({ createdAt: Instant, readAt: Instant.nullable() }).nullable();
export const getCalendarAddress = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/calendar/address',
  scope: 'member',
  summary: 'Whether there is a secret calendar address, and when it was read last',
  params: inOrganization,
  response: z.object({ address: AddressState }),
});
export const makeCalendarAddress = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/calendar/address',
  scope: 'member',
  summary: 'Makes a secret calendar address; an older one does not open any longer',
  params: inOrganization,
  response: z.object({ url: z.string(), address: AddressState }),
  status: 201,
  // A stored answer would keep the secret.
  idempotency: 'own',
});
export const revokeCalendarAddress = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/calendar/address',
  scope: 'member',
  summary: 'The secret calendar address does not open any longer',
  params: inOrganization,
});
export const CalendarToken = z.string().regex(/^[\w-]{43}$/);
export const readCalendar = route({
  method: 'GET',
  path: '/api/calendars/:calendarToken/calendar.ics',
  scope: 'visitor',
  summary: "A member's calendar as iCalendar (RFC 5545), for whoever holds its secret address",
  params: z.object({ calendarToken: CalendarToken }),
  answer: 'bytes',
});
export const eventFilePath = (organizationId: OrganizationId, eventId: EventId): string =>
  `/api/organizations/${organizationId}/calendar/events/${eventId}/event.ics`;
export const downloadEvent = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/calendar/events/:eventId/event.ics',
  scope: 'member',
  summary: '«Добавить в календарь»: one occurrence, or the whole event with its repetitions, as an iCalendar file',
  params: ofEvent,
  /** Absent: all repetitions. */
  query: z.object({ on: DateOnly.optional() }),
  answer: 'bytes',
});

/** Realtime hints. `changed` goes to all members; who answered or has come is told to administrators alone. */
export const calendarEvents = {
  'calendar.changed': z.object({ type: z.literal('calendar.changed'), organizationId: OrganizationId, eventId: EventId }),
  'calendar.answered': z.object({ type: z.literal('calendar.answered'), organizationId: OrganizationId, eventId: EventId, on: DateOnly }),
};
