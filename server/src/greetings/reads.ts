import { sql } from 'kysely';
import { z } from 'zod';
import { DateOnly } from '#contract/fields';
import {
  BIRTHDAYS_AHEAD,
  type Birthday,
  type GreetingSettings,
  type listBirthdays as listEndpoint,
  type getOwnGreeting as ownEndpoint,
} from '#contract/greetings';
import { MemberId, type OrganizationId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { type BirthdayPlace, birthdaysFrom, type KeptBirthday, localDay } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { AdminScope, MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { DEFAULTS } from './policy.ts';
import { withGreetings } from './tables.ts';

/** «Поздравление с днём рождения» as saved, else as proposed. */
export const readSettings = async (db: Db, { organizationId }: AdminScope): Promise<GreetingSettings> => {
  const row = await withGreetings(db)
    .selectFrom('greeting_settings')
    .select(['text', 'send_at', 'automatic', 'version'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  if (row === undefined) return DEFAULTS;
  const { send_at: sendAt, ...settings } = row;
  return { ...settings, time: sendAt.slice(0, 5) };
};

/** Birthdays today, then those of the coming days. Refuses with `bad_request` a cursor that is not ours. */
export const listBirthdays = async (
  db: Db,
  { organizationId, now }: AdminScope,
  { query: { after, limit } }: Parsed<typeof listEndpoint>,
): Promise<Result<typeof listEndpoint>> => {
  const { today } = await localDay(db, organizationId, now);
  const span = { from: today, days: BIRTHDAYS_AHEAD + 1, after: after === undefined ? null : placeIn(after), limit: limit + 1 };
  const found = await birthdaysFrom(db, organizationId, span);
  const shown = found.slice(0, limit);
  const greeted = await greetedAmong(db, organizationId, shown);
  const last = shown.at(-1);
  return {
    items: shown.map((one) => presentBirthday(one, today, greeted.has(one.memberId))),
    ...(found.length > limit && last !== undefined ? { next: encodeCursor([last.date, last.birthDate, last.memberId]) } : {}),
  };
};

/** A birthday as the list shows it: the age, and not the year of birth. */
export const presentBirthday = (birthday: KeptBirthday, today: string, greeted: boolean): Birthday => {
  const { memberId, lastName, firstName, patronymic, birthDate, date } = birthday;
  const daysLeft = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  const turns = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return { memberId, lastName, firstName, patronymic, date, daysLeft, turns, greeted };
};

/** The greeting for today's birthday; null on every other day, and until it has been sent. */
export const readOwnGreeting = async (db: Db, { organizationId, memberId, now }: MemberScope): Promise<Result<typeof ownEndpoint>> => {
  const { today } = await localDay(db, organizationId, now);
  const row = await withGreetings(db)
    .selectFrom('greetings')
    .select(['text', 'greeted_at'])
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .where('day', '=', today)
    .executeTakeFirst();
  return { greeting: row === undefined ? null : { text: row.text, greetedAt: row.greeted_at.toISOString() } };
};

/** Those of these members who have been greeted for these birthdays. */
export const greetedAmong = async (
  db: Db,
  organizationId: OrganizationId,
  shown: readonly KeptBirthday[],
): Promise<ReadonlySet<MemberId>> => {
  const { rows } = await sql<{ id: MemberId }>`
    select greetings.member_id as id from greetings
    join unnest(${shown.map(({ memberId }) => memberId)}::uuid[], ${shown.map(({ date }) => date)}::date[]) as shown (member_id, day)
      using (member_id, day)
    where greetings.organization_id = ${organizationId}`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

const Place = z.tuple([DateOnly, DateOnly, MemberId]);
const placeIn = (cursor: string): BirthdayPlace => {
  const place = Place.safeParse(decodeCursor(cursor, 3));
  if (!place.success) throw new Refusal('bad_request');
  const [date, birthDate, memberId] = place.data;
  return { date, birthDate, memberId };
};
