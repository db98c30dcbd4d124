import { type RawBuilder, sql } from 'kysely';
import type { MemberId } from '#contract/ids';
import type { MemberStatus } from '#contract/members';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import type { Finder } from '#server/platform/search/finder.ts';
import { parseSearch, type Term } from './parse-search.ts';
import { mayListMembers } from './policy.ts';
import { estimateMembers, searchConditions } from './search-reads.ts';
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

/** More are not gathered and sorted: a few of them are met on a short walk along the names. */
const MANY = 5_000;
/** Of a common surname so many are met in the order of its index. */
const BY_SURNAME = 200;
/** The walk goes this many times further than what is spread evenly asks. */
const PATIENCE = 3;

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
  const { matching, active } = await estimate(db, scope, conditions);
  const rows = matching > MANY ? await some(db, asked, Math.ceil((PATIENCE * limit * active) / matching)) : await gather(db, asked);
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

/** How many the planner expects, of how many members; the second is kept. */
const estimate = async (db: Db, { organizationId }: MemberScope, conditions: RawBuilder<boolean>) => {
  const matching = await estimateMembers(db, sql`organization_id = ${organizationId} and ${conditions}`);
  const { rows } = await sql<{ active: number }>`select active from member_counts where organization_id = ${organizationId}`.execute(db);
  return { matching, active: rows[0]?.active ?? 0 };
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
        first.patterns.map((pattern) => sql`replace(lower(last_name), 'ё', 'е') like ${pattern.replace(/^%/, '')}`),
        sql` or `,
      )})`
    : sql<boolean>`false`;

/** A few of very many: by the surname's own index, or else along the names, or else any of them. */
const some = async (db: Db, asked: Asked, most: number): Promise<readonly Row[]> => {
  const surnames = await bySurname(db, asked);
  if (surnames.length >= asked.limit) return surnames;
  const walked = await walk(db, asked, most);
  return walked.length >= asked.limit ? walked : gather(db, asked);
};

const bySurname = async (db: Db, { scope: { organizationId }, conditions, surname, limit }: Asked) => {
  const { rows } = await sql<Row>`
    with found as materialized (
      select ${shown} from members where organization_id = ${organizationId} and status = 'active' and ${surname} and ${conditions} limit ${BY_SURNAME})
    select * from found order by ${byName} limit ${limit}`.execute(db);
  return rows;
};

/** Whoever matches among the first by name. */
const walk = async (db: Db, { scope: { organizationId }, conditions, limit }: Asked, most: number) => {
  const { rows } = await sql<Row>`select ${shown} from (
      select * from members where organization_id = ${organizationId} and status = 'active' order by ${byName} limit ${most}) as members
    where ${conditions} order by ${byName} limit ${limit}`.execute(db);
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
