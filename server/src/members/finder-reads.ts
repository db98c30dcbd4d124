import { type RawBuilder, sql } from 'kysely';
import type { MemberId } from '#contract/ids';
import type { MemberStatus } from '#contract/members';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import type { Finder } from '#server/platform/search/finder.ts';
import { parseSearch, type Term } from './parse-search.ts';
import { mayListMembers } from './policy.ts';
import { beginsWith, searchConditions } from './search-reads.ts';
import { tailCard } from './tail-card.ts';

interface Row {
  readonly id: MemberId;
  readonly last_name: string;
  readonly first_name: string;
  readonly patronymic: string;
  readonly phone: string;
  readonly card_number: string;
  readonly status: MemberStatus;
}

/** More are not gathered and sorted: of so many any are as good, and who types on narrows them down. */
const MANY = 1_000;
/** Of a common surname so many are sorted by name. */
const BY_SURNAME = 200;

const shown = sql`id, last_name, first_name, patronymic, phone, card_number, status`;
const byName = sql`last_name collate "und-x-icu", first_name collate "und-x-icu", id`;
/** Members, then who has not signed up, then who was excluded. */
const byStatus = sql`case status when 'active' then 0 when 'unregistered' then 1 else 2 end`;

/**
 * People by parts of name, phone, card and e-mail, for head and administrators: members first, and of them those whose surname begins with
 * the first word, each by name.
 */
export const findMembers: Finder = async (db, scope, query, limit) => {
  if (!mayListMembers(scope)) return [];
  const terms = parseSearch(query.typed);
  if (terms.length === 0) return [];
  const conditions = sql<boolean>`${sql.join(searchConditions(terms), sql` and `)}`;
  const asked: Asked = { scope, conditions, surname: surnameOf(terms), limit };
  const surnames = await bySurname(db, asked);
  const rows = surnames.length >= limit ? surnames : await gather(db, asked);
  return rows.map(({ id, last_name, first_name, patronymic, phone, card_number, status }) => ({
    kind: 'member',
    id,
    title: [last_name, first_name, patronymic].filter(Boolean).join(' '),
    text: '',
    phone,
    cardTail: tailCard(card_number),
    status,
  }));
};

interface Asked {
  readonly scope: MemberScope;
  readonly conditions: RawBuilder<boolean>;
  /** Whether the surname begins with the first word. */
  readonly surname: RawBuilder<boolean>;
  readonly limit: number;
}

const surnameOf = ([first]: readonly Term[]): RawBuilder<boolean> =>
  first?.kind === 'anywhere' || first?.kind === 'name'
    ? sql<boolean>`(${sql.join(
        first.texts.map((text) => beginsWith('last_name', text)),
        sql` or `,
      )})`
    : sql<boolean>`false`;

/** By the surname's own index, which answers most of what is typed. */
const bySurname = async (db: Db, { scope: { organizationId }, conditions, surname, limit }: Asked) => {
  const { rows } = await sql<Row>`
    with found as materialized (
      select ${shown} from members where organization_id = ${organizationId} and status = 'active' and ${surname} and ${conditions} limit ${BY_SURNAME})
    select * from found order by ${byName} limit ${limit}`.execute(db);
  return rows;
};

/** Whoever matches; of more than `MANY` any of them. */
const gather = async (db: Db, { scope: { organizationId }, conditions, surname, limit }: Asked) => {
  const { rows } = await sql<Row>`
    with found as materialized (
      select ${shown} from members where organization_id = ${organizationId}
        and status in ('active', 'unregistered', 'excluded') and ${conditions} limit ${MANY})
    select * from found order by ${byStatus}, (${surname}) desc, ${byName} limit ${limit}`.execute(db);
  return rows;
};
