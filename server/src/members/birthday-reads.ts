import { sql } from 'kysely';
import type { MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';
import { withMembers } from './tables.ts';

const DAY = 86_400_000;
const NIL = '00000000-0000-0000-0000-000000000000';

/** Somebody registered whose birthday is known. */
export interface BornMember {
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly lastName: string;
  readonly firstName: string;
  readonly patronymic: string;
  /** `YYYY-MM-DD`, as other days here are. */
  readonly birthDate: string;
}
export interface KeptBirthday extends BornMember {
  /** The day on which the birthday is kept. */
  readonly date: string;
}
/** After whom to go on. */
export type BirthdayPlace = Pick<KeptBirthday, 'date' | 'birthDate' | 'memberId'>;

export interface BirthdaySpan {
  /** The first day. */
  readonly from: string;
  /** How many days. */
  readonly days: number;
  readonly after: BirthdayPlace | null;
  readonly limit: number;
}

/** The day so many days later. */
export const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

/** When a birthday is kept in a year: those of 29 February have theirs on 1 March of common years. */
export const keptIn = (birthDate: string, year: number): string => {
  const kept = `${year}${birthDate.slice(4)}`;
  return kept.endsWith('-02-29') && !isLeap(year) ? `${year}-03-01` : kept;
};

/**
 * Registered members by the days on which their birthdays are kept. Each day is a walk along the index of month and day, so that a page
 * costs the same in an organisation of a hundred and of a million.
 */
export const birthdaysFrom = async (db: Db, organizationId: OrganizationId, span: BirthdaySpan): Promise<readonly KeptBirthday[]> => {
  const wanted = bornDays(span);
  if (wanted.length === 0) return [];
  const { rows } = await sql<KeptBirthday>`
    select wanted.date, born.id as "memberId", born.person_id as "personId", born.last_name as "lastName",
      born.first_name as "firstName", born.patronymic, born.birth_date as "birthDate"
    from unnest(
      ${wanted.map(({ date }) => date)}::date[], ${wanted.map(({ born }) => Number(born.slice(0, 2)))}::numeric[],
      ${wanted.map(({ born }) => Number(born.slice(3)))}::numeric[], ${wanted.map(({ beyond }) => beyond)}::uuid[]
    ) with ordinality as wanted (date, month, day, beyond, place)
    cross join lateral (
      select id, person_id, last_name, first_name, patronymic, birth_date from members
      where organization_id = ${organizationId} and status = 'active'
        and extract(month from birth_date) = wanted.month and extract(day from birth_date) = wanted.day and id > wanted.beyond
      order by id limit ${span.limit}
    ) as born
    order by wanted.place, born.id limit ${span.limit}`.execute(db);
  return rows;
};

/** A registered member whose birthday is known; undefined for anybody else. */
export const findBorn = async (db: Db, organizationId: OrganizationId, memberId: MemberId): Promise<BornMember | undefined> => {
  const row = await withMembers(db)
    .selectFrom('members')
    .select(['person_id', 'last_name as lastName', 'first_name as firstName', 'patronymic', 'birth_date'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', memberId)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (row === undefined || row.person_id === null || row.birth_date === null) return undefined;
  const { person_id: personId, birth_date: birthDate, ...names } = row;
  return { memberId, personId, birthDate, ...names };
};

/** The days of birth (`MM-DD`) to ask for, in the order of the days on which they are kept, from the place on. */
const bornDays = ({ from, days, after }: BirthdaySpan) => {
  const all = Array.from({ length: days }, (_, index) => dayAfter(from, index)).flatMap((date) => {
    const born = date.slice(5);
    const moved = born === '03-01' && !isLeap(Number(date.slice(0, 4)));
    return (moved ? ['02-29', born] : [born]).map((day) => ({ date, born: day, beyond: NIL }));
  });
  if (after === null) return all;
  const here = `${after.date} ${after.birthDate.slice(5)}`;
  return all
    .filter(({ date, born }) => `${date} ${born}` >= here)
    .map((one) => (`${one.date} ${one.born}` === here ? { ...one, beyond: after.memberId } : one));
};

const isLeap = (year: number): boolean => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
