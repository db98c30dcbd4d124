import { type RawBuilder, sql } from 'kysely';
import type { MemberId, OrganizationId } from '#contract/ids';
import { ABSENT } from '#contract/member-card';
import type { MemberStatus } from '#contract/members';
import type { Tx } from '#server/platform/database/database.ts';
import type { GivenRow } from './read-row.ts';

/** A record of the register, its fields as the history writes them. */
export interface KnownMember extends Omit<GivenRow, 'number'> {
  readonly id: MemberId;
  readonly status: MemberStatus;
  readonly version: number;
}
export interface KnownCard {
  readonly blocked: boolean;
  readonly memberId: MemberId | null;
}
/** What the register knows of one row. */
export interface RowMatches {
  /** Null when the row has no card, or one that was not issued to this organisation. */
  readonly card: KnownCard | null;
  readonly byCard: KnownMember | null;
  readonly byPhone: KnownMember | null;
  /** Sought only when neither card nor phone leads to a record. */
  readonly namesakes: readonly KnownMember[];
}

/** Looks a batch of rows up in the register: three or four queries, whatever its length. Gives a match per row, in their order. */
export const findMatches = async (tx: Tx, organizationId: OrganizationId, rows: readonly GivenRow[]): Promise<RowMatches[]> => {
  const cards = await cardsOf(tx, organizationId, filled(rows.map((row) => row.cardNumber)));
  const holders = [...cards.values()].flatMap((card) => card.memberId ?? []);
  const byId = new Map((await membersWhere(tx, organizationId, sql`id = any(${holders}::uuid[])`)).map((one) => [one.id, one]));
  const phones = filled(rows.map((row) => row.phone));
  const byPhone = new Map((await membersWhere(tx, organizationId, sql`phone = any(${phones}::text[])`)).map((one) => [one.phone, one]));

  const found = rows.map((row) => {
    const card = cards.get(row.cardNumber) ?? null;
    const holder = card?.memberId ? (byId.get(card.memberId) ?? null) : null;
    return { row, card, byCard: holder, byPhone: byPhone.get(row.phone) ?? null };
  });
  const nameless = found.filter((one) => one.byCard === null && one.byPhone === null).map((one) => one.row);
  const namesakes = await namesakesOf(tx, organizationId, nameless);
  return found.map(({ row, ...match }) => ({ ...match, namesakes: namesakes.get(row.number) ?? [] }));
};

const filled = (values: readonly string[]): string[] => values.filter((value) => value !== '');

const cardsOf = async (tx: Tx, organizationId: OrganizationId, numbers: readonly string[]): Promise<Map<string, KnownCard>> => {
  const { rows } = await sql<KnownCard & { number: string }>`
    select number, blocked_at is not null as blocked, member_id as "memberId" from cards
    where organization_id = ${organizationId} and number = any(${numbers}::text[])`.execute(tx);
  return new Map(rows.map(({ number, ...card }) => [number, card]));
};

const fields = sql.raw(`members.id, members.status, members.version, members.last_name as "lastName", members.first_name as "firstName",
  members.patronymic, members.phone, members.card_number as "cardNumber", coalesce(members.birth_date::text, '') as "birthDate",
  members.email, members.region,
  case when members.union_year_absent then '${ABSENT}' else coalesce(members.union_year::text, '') end as "unionYear",
  case when members.union_ticket_absent then '${ABSENT}' else members.union_ticket end as "unionTicket"`);

const membersWhere = async (tx: Tx, organizationId: OrganizationId, condition: RawBuilder<unknown>): Promise<KnownMember[]> =>
  (await sql<KnownMember>`select ${fields} from members where organization_id = ${organizationId} and ${condition}`.execute(tx)).rows;

type Namesake = KnownMember & { readonly row: number };

/** Records of the same name and birth date; of rows that have nothing but a name, records of the same name. */
const namesakesOf = async (tx: Tx, organizationId: OrganizationId, rows: readonly GivenRow[]): Promise<Map<number, KnownMember[]>> => {
  const dated = rows.filter((row) => row.birthDate !== '');
  const bare = rows.filter((row) => row.birthDate === '' && row.phone === '' && row.cardNumber === '');
  // Each join is an index of the table: by birth date, and by the beginning of the surname.
  const found = [
    ...(await joined(
      tx,
      organizationId,
      dated,
      sql`coalesce(members.birth_date, 'infinity'::date) = given."birthDate"::date
      and replace(lower(members.last_name), 'ё', 'е') = given."lastName"`,
    )),
    ...(await joined(tx, organizationId, bare, sql`replace(lower(members.last_name), 'ё', 'е') = given."lastName"`)),
  ];
  const byRow = new Map<number, KnownMember[]>();
  for (const { row, ...member } of found) byRow.set(row, [...(byRow.get(row) ?? []), member]);
  return byRow;
};

const joined = async (
  tx: Tx,
  organizationId: OrganizationId,
  rows: readonly GivenRow[],
  condition: RawBuilder<unknown>,
): Promise<readonly Namesake[]> => {
  if (rows.length === 0) return [];
  const given = rows.map(({ number, lastName, firstName, patronymic, birthDate }) => ({
    row: number,
    lastName: loosely(lastName),
    firstName: loosely(firstName),
    patronymic: loosely(patronymic),
    birthDate: birthDate === '' ? null : birthDate,
  }));
  const { rows: found } = await sql<Namesake>`select given.row, ${fields}
    from json_to_recordset(${JSON.stringify(given)}::json) as given(row int, "lastName" text, "firstName" text, patronymic text, "birthDate" text)
    join members on members.organization_id = ${organizationId} and members.status in ('active', 'unregistered', 'excluded')
      and ${condition} and replace(lower(members.first_name), 'ё', 'е') = given."firstName"
      and (given.patronymic = '' or members.patronymic = '' or replace(lower(members.patronymic), 'ё', 'е') = given.patronymic)`.execute(
    tx,
  );
  return found;
};

const loosely = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');
