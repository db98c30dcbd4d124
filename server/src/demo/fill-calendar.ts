import { sql } from 'kysely';
import type { EventKind } from '#contract/calendar';
import { insertEvent } from '#server/calendar/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { newId } from '#server/platform/ids.ts';
import { addDays, instantOf, wallOf } from '#server/platform/time/wall-time.ts';
import type { Seeded } from './seed-organization.ts';

interface DemoEvent {
  readonly title: string;
  readonly kind: EventKind;
  /** Days from today. */
  readonly day: number;
  /** From and to; absent: whole days. */
  readonly at?: readonly [string, string];
  /** How many days; 1 unless said. */
  readonly days?: number;
  readonly place?: string;
  readonly text?: string;
  readonly capacity?: number;
  readonly repeat?: string;
  /** How many say yes and maybe. */
  readonly going?: number;
  readonly maybe?: number;
}

const EVENTS: readonly DemoEvent[] = [
  {
    title: 'Планёрка профкома',
    kind: 'meeting',
    day: -21,
    at: ['09:00', '09:45'],
    place: 'Кабинет 214',
    repeat: 'FREQ=WEEKLY',
  },
  { title: 'Осмотр рабочих мест в литейном цехе', kind: 'other', day: -12, at: ['10:00', '12:00'], place: 'Литейный цех' },
  {
    title: 'Турнир по настольному теннису',
    kind: 'holiday',
    day: -5,
    at: ['17:30', '20:00'],
    place: 'Спортзал завода',
    going: 24,
    maybe: 3,
  },
  {
    title: 'Приём по правовым вопросам',
    kind: 'other',
    day: 1,
    at: ['12:00', '16:00'],
    place: 'Кабинет 214',
    text: 'Юрист отвечает на вопросы о трудовом договоре, отпусках и выплатах. Возьмите с собой документы.',
    repeat: 'FREQ=WEEKLY;INTERVAL=2',
    going: 7,
    maybe: 4,
  },
  {
    title: 'Собрание: итоги переговоров о коллективном договоре',
    kind: 'meeting',
    day: 3,
    at: ['16:00', '17:30'],
    place: 'Актовый зал',
    text: 'Что удалось согласовать по индексации, доплатам и графику отпусков. Вопросы можно прислать заранее.',
    going: 86,
    maybe: 19,
  },
  {
    title: 'Поездка на озеро',
    kind: 'trip',
    day: 9,
    days: 2,
    place: 'Отъезд от главной проходной',
    text: 'Два дня на базе отдыха: баня, лодки, костёр. Автобус отходит в восемь утра.',
    capacity: 20,
    going: 20,
    maybe: 2,
  },
  {
    title: 'Обучение уполномоченных по охране труда',
    kind: 'learning',
    day: 12,
    at: ['10:00', '15:00'],
    place: 'Учебный класс',
    capacity: 25,
    going: 11,
    maybe: 1,
  },
  {
    title: 'Экскурсия в музей трудовой славы',
    kind: 'trip',
    day: 16,
    at: ['11:00', '14:00'],
    place: 'Городской музей',
    capacity: 30,
    going: 14,
  },
  { title: 'Праздник для детей сотрудников', kind: 'holiday', day: 20, at: ['12:00', '15:00'], place: 'Дом культуры', going: 41, maybe: 8 },
  { title: 'Семинар «Как читать расчётный листок»', kind: 'learning', day: 25, at: ['17:00', '18:30'], place: 'Учебный класс', going: 9 },
];

const ZONE = 'Europe/Moscow';

/** A month of the demo's calendar around today, with answers, a full trip, and a weekly meeting of which one was moved. */
export const fillCalendar = async (tx: Tx, { id, people }: Seeded, now: Date): Promise<void> => {
  const author = people[1];
  if (author === undefined) throw new Error('The demo has nobody to write its calendar');
  const today = wallOf(now, ZONE).slice(0, 10);
  for (const [
    index,
    { title, kind, day, at, days = 1, place = '', text, capacity = null, repeat = null, ...answers },
  ] of EVENTS.entries()) {
    const date = addDays(today, day);
    const { event, on } = await insertEvent(tx, {
      organizationId: id,
      author: author.personId,
      content: { title, description: text === undefined ? null : docOf(text), link: '', place, kind, capacity, attachments: [] },
      times: at === undefined ? wholeDays(date, days) : { allDay: false, start: `${date}T${at[0]}`, end: `${date}T${at[1]}` },
      timeZone: ZONE,
      repeat,
      audience: null,
      now,
    });
    await answer(tx, { organizationId: id, eventId: event.id, on }, people.slice(3 + index), answers);
    if (repeat === 'FREQ=WEEKLY') await moveOne(tx, event.id, addDays(date, 28));
    if (day > 0 && day < 4) await tell(tx, id, { eventId: event.id, on, title, allDay: at === undefined, start: event.start_wall }, now);
  }
};

const wholeDays = (date: string, days: number) => ({ allDay: true, start: `${date}T00:00`, end: `${addDays(date, days)}T00:00` });

const docOf = (text: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
});

interface Of {
  readonly organizationId: string;
  readonly eventId: string;
  readonly on: string;
}
const answer = async (
  tx: Tx,
  { organizationId, eventId, on }: Of,
  people: Seeded['people'],
  { going = 0, maybe = 0 }: Pick<DemoEvent, 'going' | 'maybe'>,
): Promise<void> => {
  const who = people.slice(0, going + maybe);
  await sql`insert into event_answers (organization_id, occurrence_id, member_id, person_id, answer, place)
    select ${organizationId}::uuid, o.id, member_id, person_id, case when place <= ${going} then 'yes' else 'maybe' end, place
    from unnest(${who.map(({ memberId }) => memberId)}::uuid[], ${who.map(({ personId }) => personId)}::uuid[])
        with ordinality as given (member_id, person_id, place),
      event_occurrences o where o.event_id = ${eventId} and o.on_date = ${on}::date`.execute(tx);
  await sql`update event_occurrences set going = ${Math.min(going, who.length)}, maybe = ${Math.max(0, who.length - going)},
    next_place = ${who.length + 1} where event_id = ${eventId} and on_date = ${on}::date`.execute(tx);
};

/** The weekly meeting of one date is a day later and after lunch. */
const moveOne = async (tx: Tx, eventId: string, on: string): Promise<void> => {
  const start = `${addDays(on, 1)}T14:00`;
  const end = `${addDays(on, 1)}T14:45`;
  await sql`update event_occurrences set moved = true, start_wall = ${start}, end_wall = ${end}, starts_at = ${instantOf(start, ZONE)},
    ends_at = ${instantOf(end, ZONE)}, anchor_at = ${instantOf(start, ZONE)} where event_id = ${eventId} and on_date = ${on}::date`.execute(
    tx,
  );
};

const tell = async (
  tx: Tx,
  organizationId: string,
  { start, ...of }: { eventId: string; on: string; title: string; allDay: boolean; start: string },
  now: Date,
): Promise<void> => {
  const at = new Date(now.getTime() - 3 * 3_600_000);
  const content = { kind: 'event.published', ...of, startsAt: instantOf(start, ZONE).toISOString(), timeZone: ZONE };
  await sql`insert into notification_broadcasts (organization_id, id, content, created_at)
    values (${organizationId}, ${newId(at)}, ${JSON.stringify(content)}::jsonb, ${at})`.execute(tx);
};
