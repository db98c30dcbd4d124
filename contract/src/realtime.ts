import { z } from 'zod';
import { accountsEvents } from './accounts.ts';
import { calendarEvents } from './calendar.ts';
import { exportsEvents } from './exports.ts';
import { feedEvents } from './feed.ts';
import { firstStepsEvents } from './first-steps.ts';
import { greetingsEvents } from './greetings.ts';
import { importsEvents } from './imports.ts';
import { invitationsEvents } from './invitations.ts';
import { libraryEvents } from './library.ts';
import { membersEvents } from './members.ts';
import { notificationsEvents } from './notifications.ts';
import { organizationsEvents } from './organizations.ts';
import { tasksEvents } from './tasks.ts';

/** The one WebSocket: the server sends events, the client sends nothing but pings. */
export const REALTIME_PATH = '/api/realtime';

const Ready = z.object({
  type: z.literal('ready'),
  /** Milliseconds since the last event that this person might have heard: whoever has shown anything for longer asks anew. */
  quiet: z.number().min(0),
});

export const realtimeEvents = {
  /** From now on events are heard. The first word of a connection, and said again where some were lost meanwhile. */
  ready: Ready,
  ...accountsEvents,
  ...organizationsEvents,
  ...membersEvents,
  ...exportsEvents,
  ...firstStepsEvents,
  ...importsEvents,
  ...invitationsEvents,
  ...notificationsEvents,
  ...feedEvents,
  ...calendarEvents,
  ...greetingsEvents,
  ...tasksEvents,
  ...libraryEvents,
};
export type RealtimeEvents = { [K in keyof typeof realtimeEvents]: z.infer<(typeof realtimeEvents)[K]> };
export type RealtimeEvent = RealtimeEvents[keyof RealtimeEvents];

/** These only move a number that the next one brings anew: whoever missed them need not ask. */
export const PASSING_EVENTS: ReadonlySet<RealtimeEvent['type']> = new Set(['feed.seen']);
/** Whether it brings all that it tells of; of the others a client asks for it. */
export const bringsAll = (event: RealtimeEvent): boolean =>
  event.type === 'feed.seen' ||
  (event.type === 'feed.voted' && event.voters !== null) ||
  (event.type === 'feed.commented' && event.comments !== null);
