import { sql } from 'kysely';
import { type EventAnswer, type findAtDoor as endpoint, MAX_AT_DOOR } from '#contract/calendar';
import type { MemberId } from '#contract/ids';
import type { Parsed, Result } from '#contract/route';
import { findMembers, memberNames } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { parseQuery } from '#server/platform/search/parse-query.ts';
import { findOccurrence } from './occurrence-reads.ts';
import type { OccurrenceRecord } from './tables.ts';

type Found = Result<typeof endpoint>['items'][number];

/** Whom the door may mark without a card. Raises `not_found`. */
export const findAtDoor = async (
  db: Db,
  scope: AdminScope,
  { params, query: { on, search } }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const occurrence = await findOccurrence(db, scope, params.eventId, on);
  const found = search === '' ? await expected(db, scope, occurrence) : await byWords(db, scope, occurrence, search);
  return { items: found.slice(0, MAX_AT_DOOR), more: found.length > MAX_AT_DOOR };
};

/** By parts of name and phone, as the one search finds people; the excluded have no door to pass. */
const byWords = async (db: Db, scope: AdminScope, { id }: Pick<OccurrenceRecord, 'id'>, search: string): Promise<Found[]> => {
  const query = await parseQuery(db, search);
  if (query === null) return [];
  const people = (await findMembers(db, scope, query, MAX_AT_DOOR + 1)).flatMap((hit) =>
    hit.kind === 'member' && hit.status !== 'excluded' ? [hit] : [],
  );
  const { rows } = await sql<{ id: MemberId; answer: EventAnswer | null; present: boolean }>`
    select given.id, a.answer, t.member_id is not null as present from unnest(${people.map((one) => one.id)}::uuid[]) as given (id)
    left join event_answers a on a.organization_id = ${scope.organizationId} and a.occurrence_id = ${id} and a.member_id = given.id
    left join event_attendances t on t.organization_id = ${scope.organizationId} and t.occurrence_id = ${id} and t.member_id = given.id`.execute(
    db,
  );
  const marks = new Map<string, (typeof rows)[number]>(rows.map((row) => [row.id, row]));
  return people.map(({ id: memberId, title, phone, status }) => ({
    memberId: memberId as MemberId,
    name: title,
    phone,
    registered: status === 'active',
    answer: marks.get(memberId)?.answer ?? null,
    present: marks.get(memberId)?.present ?? false,
  }));
};

/** Who has said «Пойду» and is not marked yet, in the order of answers. */
const expected = async (db: Db, { organizationId }: AdminScope, { id }: Pick<OccurrenceRecord, 'id'>): Promise<Found[]> => {
  const { rows } = await sql<{ id: MemberId }>`
    select a.member_id as id from event_answers a where a.organization_id = ${organizationId} and a.occurrence_id = ${id} and a.answer = 'yes'
      and not exists (select from event_attendances t
        where t.organization_id = a.organization_id and t.occurrence_id = a.occurrence_id and t.member_id = a.member_id)
    order by a.waiting, a.place limit ${MAX_AT_DOOR + 1}`.execute(db);
  const names = await memberNames(
    db,
    organizationId,
    rows.map((row) => row.id),
  );
  return rows.flatMap(({ id: memberId }) => {
    const member = names.get(memberId);
    if (member === undefined) return [];
    return [{ memberId, name: member.name, phone: '', registered: member.active, answer: 'yes' as const, present: false }];
  });
};
