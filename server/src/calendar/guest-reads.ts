import { sql } from 'kysely';
import type { EventAnswer, listGuests as guestsEndpoint, listAttendance as presentEndpoint } from '#contract/calendar';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { memberNames } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { beyond, decodeCursor, decodeMoment, encodeCursor } from '#server/platform/database/keyset.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { findOccurrence } from './occurrence-reads.ts';
import { countsOf } from './policy.ts';

interface GuestRow {
  readonly member_id: MemberId;
  readonly answer: EventAnswer;
  readonly waiting: boolean;
  readonly place: number;
  readonly present: boolean;
}

/** Who has answered what, in the order of answers; who was erased since is only in the counts. Raises `not_found`. */
export const listGuests = async (
  db: Db,
  scope: AdminScope,
  { params, query }: Parsed<typeof guestsEndpoint>,
): Promise<Result<typeof guestsEndpoint>> => {
  const occurrence = await findOccurrence(db, scope, params.eventId, query.on);
  const { organizationId } = scope;
  const waiting = query.answer === 'waiting';
  const from = query.after === undefined ? sql`` : sql`and a.place > ${placeIn(query.after)}`;
  const { rows } = await sql<GuestRow>`
    select a.member_id, a.answer, a.waiting, a.place, t.member_id is not null as present from event_answers a
    left join event_attendances t on t.organization_id = a.organization_id and t.occurrence_id = a.occurrence_id and t.member_id = a.member_id
    where a.organization_id = ${organizationId} and a.occurrence_id = ${occurrence.id}
      and a.answer = ${waiting ? 'yes' : query.answer} and a.waiting = ${waiting} ${from}
    order by a.place limit ${query.limit + 1}`.execute(db);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: (await named(db, organizationId, shown)).map(({ member_id: memberId, name, answer, present, ...row }) => ({
      memberId,
      name,
      answer,
      waiting: row.waiting,
      present,
    })),
    ...(rows.length > query.limit && last !== undefined ? { next: encodeCursor([last.place]) } : {}),
    counts: countsOf(occurrence),
  };
};

interface PresentRow {
  readonly member_id: MemberId;
  readonly at: Date;
  readonly answer: EventAnswer | null;
}

/** Who has come, the last first. Raises `not_found`. */
export const listAttendance = async (
  db: Db,
  scope: AdminScope,
  { params, query }: Parsed<typeof presentEndpoint>,
): Promise<Result<typeof presentEndpoint>> => {
  const occurrence = await findOccurrence(db, scope, params.eventId, query.on);
  const { organizationId } = scope;
  const from = query.after === undefined ? sql`` : sql`and ${beyond([sql`t.at`, sql`t.member_id`], 'desc', decodeMoment(query.after))}`;
  const { rows } = await sql<PresentRow>`
    select t.member_id, t.at, a.answer from event_attendances t
    left join event_answers a on a.organization_id = t.organization_id and a.occurrence_id = t.occurrence_id and a.member_id = t.member_id
    where t.organization_id = ${organizationId} and t.occurrence_id = ${occurrence.id} ${from}
    order by t.at desc, t.member_id desc limit ${query.limit + 1}`.execute(db);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: (await named(db, organizationId, shown)).map(({ member_id: memberId, name, at, answer }) => ({
      memberId,
      name,
      at: at.toISOString(),
      answer,
    })),
    ...(rows.length > query.limit && last !== undefined ? { next: encodeCursor([last.at.toISOString(), last.member_id]) } : {}),
    present: occurrence.present,
  };
};

/** The rows with the names of their members; who was erased drops out. */
const named = async <Row extends { readonly member_id: MemberId }>(db: Db, organizationId: OrganizationId, rows: readonly Row[]) => {
  const names = await memberNames(
    db,
    organizationId,
    rows.map((row) => row.member_id),
  );
  return rows.flatMap((row) => {
    const name = names.get(row.member_id)?.name;
    return name === undefined ? [] : [{ ...row, name }];
  });
};

const placeIn = (cursor: string): number => {
  const [place] = decodeCursor(cursor, 1);
  if (typeof place !== 'number' || !Number.isInteger(place) || Math.abs(place) > 2 ** 31 - 1) throw new Refusal('bad_request');
  return place;
};
