import { sql } from 'kysely';
import {
  type listDaysOff as daysEndpoint,
  type getEvent as getEndpoint,
  type listEvents as listEndpoint,
  MAX_DAYS_OFF_RANGE,
} from '#contract/calendar';
import type { Parsed, Result } from '#contract/route';
import { timeZoneOf } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { beyond, decodeMoment, encodeCursor } from '#server/platform/database/keyset.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { daysOff } from './days-off-reads.ts';
import { loadEvent, longestBefore, occurrenceRows, ofKind } from './occurrence-reads.ts';
import { checkRange, mayManage } from './policy.ts';
import { presentRow } from './present-row.ts';

/** Coming ones, the nearest first, or past ones, the latest first. */
export const listEvents = async (
  db: Db,
  scope: MemberScope,
  { query }: Parsed<typeof listEndpoint>,
): Promise<Result<typeof listEndpoint>> => {
  const { after, limit, when, kind, mine } = query;
  const order = when === 'coming' ? 'asc' : 'desc';
  const start = after === undefined ? sql`` : sql`and ${beyond([sql`o.starts_at`, sql`o.id`], order, decodeMoment(after))}`;
  const span =
    when === 'coming'
      ? sql`o.ends_at > ${scope.now} and o.starts_at > ${longestBefore(scope.now)}`
      : sql`o.ends_at <= ${scope.now} and o.starts_at < ${scope.now}`;
  const rows = await occurrenceRows(
    db,
    scope,
    sql`not o.gone and ${span} ${ofKind(kind)} ${mine === undefined ? sql`` : sql`and a.answer in ('yes', 'maybe')`} ${start}
      order by o.starts_at ${sql.raw(order)}, o.id ${sql.raw(order)} limit ${limit + 1}`,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => presentRow(row, scope)),
    ...(rows.length > limit && last !== undefined ? { next: encodeCursor([last.starts_at.toISOString(), last.id]) } : {}),
    timeZone: await timeZoneOf(db, scope.organizationId),
    can: { create: mayManage(scope) },
  };
};

/** The nearest coming ones, for who gathers what is next. */
export const comingEvents = async (db: Db, scope: MemberScope, limit: number): Promise<Result<typeof listEndpoint>['items']> =>
  (await listEvents(db, scope, { params: { organizationId: scope.organizationId }, query: { limit, when: 'coming' } })).items;

export const getEvent = (db: Db, scope: MemberScope, { params, query }: Parsed<typeof getEndpoint>): Promise<Result<typeof getEndpoint>> =>
  loadEvent(db, scope, params.eventId, query.on);

/** Days off of a range. Raises `invalid` for one that is too long. */
export const listDaysOff = async (
  _db: Db,
  _scope: MemberScope,
  { query }: Parsed<typeof daysEndpoint>,
): Promise<Result<typeof daysEndpoint>> => {
  checkRange(query, MAX_DAYS_OFF_RANGE);
  return daysOff(query.from, query.to);
};
