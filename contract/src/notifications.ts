import { z } from 'zod';
import { Instant } from './fields.ts';
import { NotificationId, OrganizationId } from './ids.ts';
import { page, pageQuery } from './page.ts';
import { route } from './route.ts';

/** Which occurrence: of a repeated event as a whole, the nearest. */
const ofEvent = {
  eventId: z.string(),
  on: z.string(),
  title: z.string(),
  allDay: z.boolean(),
  startsAt: Instant,
  timeZone: z.string(),
};
/** What is told, and what its text is made of on the screen; the text itself is made by the web, in the reader's language. */
export const NotificationContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('feed.published'), postId: z.string(), postType: z.enum(['news', 'poll']), title: z.string() }),
  /** Others wrote under one's publication, or answered one's comment there: so many since one last looked. */
  z.object({ kind: z.enum(['feed.commented', 'feed.replied']), postId: z.string(), title: z.string(), count: z.number().int() }),
  z.object({ kind: z.literal('access.approved'), organizationName: z.string() }),
  z.object({ kind: z.literal('access.refused'), organizationName: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('card.bound'), cardTail: z.string() }),
  z.object({ kind: z.literal('role.changed'), role: z.enum(['member', 'administrator', 'head']) }),
  z.object({ kind: z.literal('member.excluded'), organizationName: z.string(), reason: z.string() }),
  z.object({ kind: z.literal('member.invited'), organizationName: z.string() }),
  z.object({ kind: z.literal('member.joined'), organizationName: z.string() }),
  z.object({ kind: z.literal('member.restored'), organizationName: z.string() }),
  z.object({ kind: z.literal('export.ready'), count: z.number().int() }),
  z.object({ kind: z.literal('task.assigned'), taskId: z.string(), title: z.string() }),
  /** Another one moved its date or its state. */
  z.object({ kind: z.literal('task.changed'), taskId: z.string(), title: z.string(), field: z.enum(['due', 'state']) }),
  z.object({ kind: z.literal('task.commented'), taskId: z.string(), title: z.string(), mentioned: z.boolean() }),
  /** Due tomorrow. */
  z.object({ kind: z.literal('task.due'), taskId: z.string(), title: z.string() }),
  z.object({ kind: z.literal('task.overdue'), taskId: z.string(), title: z.string() }),
  z.object({ kind: z.literal('birthday.greeted'), text: z.string() }),
  z.object({ kind: z.literal('event.published'), ...ofEvent }),
  z.object({ kind: z.literal('event.changed'), ...ofEvent }),
  z.object({ kind: z.literal('event.cancelled'), ...ofEvent }),
  /** `lead`: how many minutes before. */
  z.object({ kind: z.literal('event.reminder'), ...ofEvent, lead: z.number().int() }),
  /** A place has become free for who was waiting. */
  z.object({ kind: z.literal('event.admitted'), ...ofEvent }),
  z.object({ kind: z.literal('password.changed') }),
]);
export type NotificationContent = z.infer<typeof NotificationContent>;

export const Notification = z.object({
  id: NotificationId,
  organizationId: OrganizationId.nullable(),
  organizationName: z.string().nullable(),
  content: NotificationContent,
  createdAt: Instant,
  unread: z.boolean(),
});
export type Notification = z.infer<typeof Notification>;

export const listNotifications = route({
  method: 'GET',
  path: '/api/notifications',
  scope: 'person',
  summary: 'Own notifications and those of own organisations, newest first',
  query: pageQuery(20),
  response: page(Notification),
});
export const countUnread = route({
  method: 'GET',
  path: '/api/notifications/unread',
  scope: 'person',
  summary: 'How many are unread: up to 99, and 100 for any more',
  response: z.object({ count: z.number().int() }),
});
export const markRead = route({
  method: 'POST',
  path: '/api/notifications/read',
  scope: 'person',
  summary: 'Everything up to this notification is read',
  body: z.object({ upTo: NotificationId }),
  response: z.object({ count: z.number().int() }),
});

/** Realtime: something new (a hint to count again), or read on another device. */
export const notificationsEvents = { 'notifications.changed': z.object({ type: z.literal('notifications.changed') }) };
