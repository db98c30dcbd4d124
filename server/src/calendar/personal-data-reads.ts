import { sql } from 'kysely';
import type { EventAnswer } from '#contract/calendar';
import type { PersonId } from '#contract/ids';
import type { OwnDataSection } from '#server/accounts/public.ts';
import { membershipsOf } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';

const ANSWERS: Readonly<Record<EventAnswer, string>> = { yes: 'Пойду', no: 'Не пойду', maybe: 'Возможно' };

/** Events that a person wrote, answers, attendance, reminders and the secret address (that there is one). */
export const calendarData = async (db: Db, personId: PersonId): Promise<OwnDataSection[]> => {
  const memberships = await membershipsOf(db, personId);
  const own = sql`unnest(${memberships.map((one) => one.organizationId)}::uuid[], ${memberships.map((one) => one.memberId)}::uuid[])
    as own (organization_id, member_id)`;
  const written = await sql<Record<string, unknown>>`
    select created_at as "at", title from events where author_person_id = ${personId} order by created_at`.execute(db);
  const answers = await sql<Record<string, unknown>>`
    select o.starts_at as "at", coalesce(o.own ->> 'title', e.title) as title, a.answer, a.waiting from ${own}
    join event_answers a using (organization_id, member_id)
    join event_occurrences o on o.organization_id = a.organization_id and o.id = a.occurrence_id
    join events e on e.organization_id = o.organization_id and e.id = o.event_id order by o.starts_at`.execute(db);
  const visits = await sql<Record<string, unknown>>`
    select t.at, coalesce(o.own ->> 'title', e.title) as title from ${own}
    join event_attendances t using (organization_id, member_id)
    join event_occurrences o on o.organization_id = t.organization_id and o.id = t.occurrence_id
    join events e on e.organization_id = o.organization_id and e.id = o.event_id order by t.at`.execute(db);
  const reminders = await sql<Record<string, unknown>>`
    select array_to_string(leads, ', ') as leads from event_reminder_settings where person_id = ${personId}`.execute(db);
  const addresses = await sql<Record<string, unknown>>`
    select created_at as "at", read_at as "readAt" from calendar_addresses where person_id = ${personId}`.execute(db);
  return [
    { name: 'events', title: 'События, которые вы добавили', labels: { at: 'Когда', title: 'Заголовок' }, records: written.rows },
    {
      name: 'event-answers',
      title: 'Ответы на приглашения',
      labels: { at: 'Начало', title: 'Событие', answer: 'Ответ', waiting: 'В листе ожидания' },
      words: { answer: ANSWERS },
      records: answers.rows,
    },
    { name: 'event-visits', title: 'Отметки о посещении событий', labels: { at: 'Когда', title: 'Событие' }, records: visits.rows },
    { name: 'event-reminders', title: 'Напоминания о событиях', labels: { leads: 'За сколько минут' }, records: reminders.rows },
    {
      name: 'calendar-addresses',
      title: 'Секретный адрес календаря',
      labels: { at: 'Создан', readAt: 'Последнее чтение' },
      records: addresses.rows,
    },
  ];
};
