import { answerEvent, type CalendarEvent, createEvent, type EventAnswer, getEvent, listEvents, listRange } from '#contract/calendar';
import { addToGroup, createGroup, type Group } from '#contract/groups';
import type { EventId, OrganizationId } from '#contract/ids';
import { listNotifications, type NotificationContent } from '#contract/notifications';
import type { Input } from '#contract/route';
import { type Signed, type SignedMember, startTestApp, type TestApp } from './harness.ts';

type Body = Input<typeof createEvent>['body'];

/** An organisation with its people, a group of `member`, and the head of another one. It is Wednesday, 11 March 2026, noon in Moscow. */
export interface CalendarWorld {
  readonly app: TestApp;
  readonly organizationId: OrganizationId;
  readonly params: { readonly organizationId: OrganizationId };
  readonly head: SignedMember;
  readonly admin: SignedMember;
  readonly member: SignedMember;
  readonly other: SignedMember;
  readonly third: SignedMember;
  readonly stranger: SignedMember;
  readonly strangersOrganizationId: OrganizationId;
  readonly group: Group;
  of(event: { eventId: EventId }): { organizationId: OrganizationId; eventId: EventId };
  create(body?: Partial<Body>): Promise<CalendarEvent>;
  get(event: { eventId: EventId }, on?: string, by?: Signed): Promise<CalendarEvent>;
  answer(who: Signed, event: { eventId: EventId }, answer: EventAnswer | null, on?: string): Promise<void>;
  /** The starts, on the wall, of what this person sees in a range. */
  starts(from: string, to: string, by?: Signed): Promise<string[]>;
  /** Titles of what is coming. */
  coming(by?: Signed): Promise<string[]>;
  /** What this person was told of events, newest first. */
  told(who: Signed): Promise<NotificationContent[]>;
  join(who: SignedMember): Promise<void>;
}

export const openCalendarWorld = async (): Promise<CalendarWorld> => {
  const app = await startTestApp();
  const operator = await app.operator();
  const organization = await app.organization(operator);
  const strangers = await app.organization(operator, 'Профсоюз «Соседи»');
  const params = { organizationId: organization.id };
  const head = await app.member(organization, 'head', { lastName: 'Главина', firstName: 'Вера' });
  const admin = await app.member(organization, 'administrator', { lastName: 'Вяземская', firstName: 'Ирина' });
  const member = await app.member(organization, 'member', { lastName: 'Малинина', firstName: 'Ольга' });
  const other = await app.member(organization, 'member', { lastName: 'Рябинин', firstName: 'Олег' });
  const third = await app.member(organization, 'member', { lastName: 'Калинина', firstName: 'Зоя' });
  const of = ({ eventId }: { eventId: EventId }) => ({ ...params, eventId });
  const group = await admin.client.call(createGroup, { params, body: { name: 'Совет', of: { target: { ids: [member.memberId] } } } });
  return {
    app,
    organizationId: organization.id,
    params,
    head,
    admin,
    member,
    other,
    third,
    stranger: await app.member(strangers, 'head'),
    strangersOrganizationId: strangers.id,
    group,
    of,
    create: (body = {}) =>
      admin.client.call(createEvent, {
        params,
        body: { title: 'Собрание', kind: 'meeting', start: '2026-03-16T10:00', end: '2026-03-16T11:30', ...body },
      }),
    get: (event, on, by = admin) => by.client.call(getEvent, { params: of(event), query: on === undefined ? {} : { on } }),
    answer: async (who, event, answer, on) => {
      await who.client.call(answerEvent, { params: of(event), body: { answer, ...(on === undefined ? {} : { on }) } });
    },
    starts: async (from, to, by = admin) =>
      (await by.client.call(listRange, { params, query: { from, to } })).events
        .flatMap(({ occurrences }) => occurrences.map(({ start }) => start))
        .sort(),
    coming: async (by = admin) => (await by.client.call(listEvents, { params, query: {} })).items.map(({ title }) => title),
    told: async (who) =>
      (await who.client.call(listNotifications, { query: { limit: 200 } })).items
        .map(({ content }) => content)
        .filter(({ kind }) => kind.startsWith('event.')),
    join: async (who) => {
      await admin.client.call(addToGroup, { params: { ...params, groupId: group.id }, body: { target: { ids: [who.memberId] } } });
    },
  };
};
