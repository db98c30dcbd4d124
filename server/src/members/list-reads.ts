import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { OrganizationId } from '#contract/ids';
import { COUNT_CAP, type listMembers } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import { beyond, decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type Along, filterMembers, invitationIs } from './filter-reads.ts';
import { headCount, memberColumns, presentMember } from './member-reads.ts';
import { type Among, type SearchPlan, searching } from './search-reads.ts';
import { type MemberOrder, sortMembers } from './sort-members.ts';
import type { MemberRecord } from './tables.ts';

type Query = Parsed<typeof listMembers>['query'];
type Direction = Query['direction'];

/** Where a page begins: beyond this row of the view, whose running number it carries. */
interface Place {
  readonly way: 'next' | 'previous';
  readonly number: number;
  readonly values: readonly unknown[];
}
type Row = MemberRecord & { readonly total: number | null; readonly heads: number };

/**
 * A page of one of the lists in any order, from a cursor in either direction, with the total: kept
 * when nothing is filtered, else counted up to the cap. Refuses with `bad_request` a cursor of another view, and the order of exclusions
 * among those who are not excluded.
 */
export const memberPage = async (db: Db, scope: AdminScope, { query }: Parsed<typeof listMembers>): Promise<Result<typeof listMembers>> => {
  if (query.sort === 'excluded' && query.status !== 'excluded') throw new Refusal('bad_request');
  const order = sortMembers(query.sort);
  const place = query.after === undefined ? null : placeIn(query.after, query, order);
  const back = place?.way === 'previous';
  const walk: Direction = back === (query.direction === 'asc') ? 'desc' : 'asc';
  const {
    where: filters,
    found: findable,
    facts,
    factual,
    filtered,
    along,
  } = await filterMembers(db, scope.organizationId, query, scope.now);
  const from = settledColumns(query);
  const within = { ...order, columns: order.columns.slice(from) };
  const begin = place && { ...place, values: place.values.slice(from) };
  const page = {
    organizationId: scope.organizationId,
    order: within,
    walk,
    place: begin,
    limit: query.limit + 1,
    filters,
    findable,
    facts,
    factual: factual && order.factual === true,
    settled: query.sort === 'email' && query.email === 'without' ? sql` and email = ''` : sql``,
    along: along(query.sort),
    kept: sql<number>`(select ${sql.ref(query.status)} from member_counts where organization_id = ${scope.organizationId})`,
  };
  const heads = headCount(scope.organizationId);
  const { kept } = page;

  const rows = filtered
    ? await searching(db, { filters: findable, kept, among: countable(scope.organizationId, query) }, page.limit, async (handle, plan) => {
        const rows = await pageOf(handle, filteredPage(page, plan, heads));
        return plan.kind === 'walk' && plan.most !== null && rows.length < page.limit ? null : rows;
      })
    : await pageOf(db, walkedPage(page, kept, heads));

  const found = rows.filter((row) => row.id !== null);
  const more = found.length > query.limit;
  const shown = found.slice(0, query.limit);
  if (back) shown.reverse();
  const first = firstNumber(place, shown.length, more);
  const cursor = (way: Place['way'], index: number) => {
    const row = shown[index];
    return row === undefined ? undefined : cursorAt(query, { way, number: first + index, values: order.placeOf(row) });
  };
  const next = back || more ? cursor('next', shown.length - 1) : undefined;
  const previous = (back ? more : place !== null) ? (cursor('previous', 0) ?? turned(query, place)) : undefined;
  const last = !filtered || back || more ? undefined : first + shown.length - 1;
  // The end of the list is at hand: where it is counts more than what was estimated.
  const total = last ?? rows[0]?.total ?? 0;
  return {
    items: shown.map((row, index) => ({ ...presentMember(scope, row, row.heads), number: first + index })),
    total: filtered ? { value: Math.min(total, COUNT_CAP), capped: total > COUNT_CAP } : { value: total, capped: false },
    ...(next === undefined ? {} : { next }),
    ...(previous === undefined ? {} : { previous }),
  };
};

/**
 * Few lack a card where cards are the rule, and one organisation invites everybody where others invite nobody: no statistics know that of one
 * organisation and status, and indexes count it.
 */
const countable = (organizationId: OrganizationId, query: Query): Among | undefined => {
  const { card, invitation, status, sort, direction, limit, after, ...others } = query;
  const rows = sql`from members where organization_id = ${organizationId}`;
  const alone = Object.values(others).every((asked) => asked === undefined);
  if (invitation !== undefined) return { rows: sql`${rows} and ${invitationIs(invitation)}`, alone: alone && card === undefined };
  return card === 'without' ? { rows: sql`${rows} and status = ${status} and (card_number = '') = true`, alone } : undefined;
};

/**
 * To how many of the order's first columns the filter leaves one value. Comparing them too would make PostgreSQL begin at that value and
 * not at the place, and walk up to it through half the organisation.
 */
const settledColumns = ({ sort, role, email, card }: Query): number => {
  if (sort === 'email' && email === 'without') return 2;
  return (sort === 'role' && role !== undefined) || (sort === 'email' && email !== undefined) || (sort === 'card' && card !== undefined)
    ? 1
    : 0;
};

interface Page {
  readonly organizationId: OrganizationId;
  readonly order: MemberOrder;
  readonly walk: Direction;
  readonly place: Place | null;
  readonly limit: number;
  readonly filters: RawBuilder<boolean>;
  /** The same for finding all of them first. */
  readonly findable: RawBuilder<boolean>;
  /** Where a group's own rows answer the filters: those. */
  readonly facts: RawBuilder<unknown> | null;
  /** Whether the order's index tells all that the filters ask. */
  readonly factual: boolean;
  /** What settled columns are, for the way to a place: the index is read through where one of them is left open. */
  readonly settled: RawBuilder<unknown>;
  /** How many there are without the filters. */
  readonly kept: RawBuilder<number>;
  /** The part of the filters that bounds the order's index. */
  readonly along: Along;
}

// One row at least, so that an empty page has its total too.
const withFacts = (total: RawBuilder<number>, heads: RawBuilder<number>, page: RawBuilder<unknown>): RawBuilder<Row> =>
  sql<Row>`select facts.*, page.* from (select ${total} as total, ${heads} as heads) as facts left join lateral (${page}) as page on true`;

/** The rows along the order's index that fulfil the filters. */
const walkedPage = (page: Page, total: RawBuilder<number>, heads: RawBuilder<number>): RawBuilder<Row> => {
  const { filters, limit } = page;
  return withFacts(
    total,
    heads,
    sql`select ${memberColumns} from members where ${filters}${beyondPlace(page)} ${inOrder(page)} limit ${limit}`,
  );
};

/** The same among the first rows of the order alone. What it is sorted by is named, so that the order is known outside and not made again. */
const boundedPage = (page: Page, most: number, total: RawBuilder<number>, heads: RawBuilder<number>): RawBuilder<Row> => {
  const { along, factual, filters, limit, organizationId } = page;
  // What the index answers needs no more than the page; asked for many, the planner would rather find and sort them all.
  const rows = along.whole ? limit : most;
  if (factual)
    return withFacts(
      total,
      heads,
      sql`select ${memberColumns} from members where organization_id = ${organizationId} and id = any(array(
        select id from (select organization_id, status, id, sex, birth_date, youngest_child${namedOrder(page)} from members
          where ${along.is}${beyondPlace(page)} ${inOrder(page)} limit ${rows}) as members
        where ${filters} ${againInOrder(page)} limit ${limit})) ${inOrder(page)}`,
    );
  return withFacts(
    total,
    heads,
    sql`select ${memberColumns} from (select *${namedOrder(page)} from members where ${along.is}${beyondPlace(page)}
      ${inOrder(page)} limit ${rows}) as members where ${filters} ${againInOrder(page)} limit ${limit}`,
  );
};

const namedOrder = ({ order }: Page): RawBuilder<unknown> =>
  sql.join(
    order.columns.map((column, index) => sql`, ${column} as ${sql.ref(`sorted_${index}`)}`),
    sql``,
  );
const againInOrder = ({ order, walk }: Page): RawBuilder<unknown> =>
  sql`order by ${sql.join(order.columns.map((_, index) => sql`${sql.ref(`sorted_${index}`)} ${sql.raw(walk)}`))}`;

const beyondPlace = ({ order, walk, place, settled }: Page): RawBuilder<unknown> =>
  place === null ? sql`` : sql` and ${beyond(order.columns, walk, place.values)}${settled}`;

const inOrder = ({ order, walk }: Page): RawBuilder<unknown> =>
  sql`order by ${sql.join(order.columns.map((column) => sql`${column} ${sql.raw(walk)}`))}`;

const filteredPage = (page: Page, plan: SearchPlan, heads: RawBuilder<number>): RawBuilder<Row> => {
  const { filters, findable, order, organizationId, limit } = page;
  if (plan.kind === 'walk') {
    const many = sql<number>`${COUNT_CAP + 1}::int`;
    return plan.most === null ? walkedPage(page, many, heads) : boundedPage(page, plan.most, many, heads);
  }
  // What a group's own rows find took long because the machine was busy: a walk would take longer still.
  if (plan.kind === 'walk-and-count' && page.facts === null) {
    const total = sql<number>`(select count(*)::int from (select 1 from members where ${filters} limit ${COUNT_CAP + 1}) as counted)`;
    return walkedPage(page, total, heads);
  }
  const { facts } = page;
  if (facts !== null && order.bare !== 'facts') return factsPage(page, facts, heads);
  // Only what is sorted by: thousands of whole rows would not fit into the memory that a query has.
  const found = facts ?? sql`select ${order.reads} from members where ${findable}`;
  return sql<Row>`with found as materialized (${found})
    ${withFacts(
      sql<number>`(select count(*)::int from found)`,
      heads,
      sql`select ${memberColumns} from members where organization_id = ${organizationId} and id = any(array(
        select id from found where true${beyondPlace(page)} ${inOrder(page)} limit ${limit})) ${inOrder(page)}`,
    )}`;
};

/**
 * A member is read by its key in the time of a dozen steps along an index that holds all of its order: it is walked half as far at most, and
 * where the page is likely to be full by then.
 */
const STEPS = 6;

/**
 * Whom a group's own rows find: the order's index is walked past them, without a look at the table; where there is no such index or that
 * ends too early they are read. By their keys, one by one: PostgreSQL would at times rather read all members of the organisation.
 */
const factsPage = (page: Page, facts: RawBuilder<unknown>, heads: RawBuilder<number>): RawBuilder<Row> => {
  const { order, along, kept, organizationId, limit } = page;
  const steps =
    order.bare === undefined
      ? sql`0`
      : sql`(select case when ${STEPS}::float8 * total * total >= ${kept} * ${limit}::float8 then ${STEPS} * total else 0 end from counted)`;
  return sql<Row>`with found as materialized (${facts}), counted as materialized (select count(*)::int as total from found),
    walked as materialized (select id from (select id${namedOrder(page)} from members where ${along.is}${beyondPlace(page)} ${inOrder(page)}
      limit ${steps}) as members where (id in (select id from found)) is true ${againInOrder(page)} limit ${limit}),
    looked_up as materialized (select members.* from found cross join lateral (select ${order.reads} from members
      where organization_id = ${organizationId} and id = found.id offset 0) as members)
    ${withFacts(
      sql<number>`(select total from counted)`,
      heads,
      sql`select ${memberColumns} from members where organization_id = ${organizationId}
        and id = any(case when (select count(*) from walked) = ${limit} then array(select id from walked)
          else array(select id from looked_up where true${beyondPlace(page)} ${inOrder(page)} limit ${limit}) end) ${inOrder(page)}`,
    )}`;
};

const pageOf = async (db: Db, page: RawBuilder<Row>): Promise<Row[]> => (await page.execute(db)).rows;

/** The number of the first row shown. The way back ends at 1, whatever came or went meanwhile. */
const firstNumber = (place: Place | null, length: number, more: boolean): number => {
  if (place === null) return 1;
  if (place.way === 'next') return place.number + 1;
  return more ? Math.max(1, place.number - length) : 1;
};

const Way = z.enum(['next', 'previous']);
const Numbered = z.number().int().min(0).max(1_000_000_000);

const cursorAt = ({ sort, direction }: Query, { way, number, values }: Place): string =>
  encodeCursor([sort, direction, way, number, ...(values as string[])]);

const placeIn = (cursor: string, { sort, direction }: Query, order: MemberOrder): Place => {
  const [itsSort, itsDirection, ...rest] = decodeCursor(cursor, 4 + order.columns.length);
  const way = Way.safeParse(rest[0]);
  const number = Numbered.safeParse(rest[1]);
  const values = order.place.safeParse(rest.slice(2));
  if (itsSort !== sort || itsDirection !== direction || !way.success || !number.success || !values.success)
    throw new Refusal('bad_request');
  return { way: way.data, number: number.data, values: values.data };
};

/** From a page that has become empty back to where it was reached from. */
const turned = (query: Query, place: Place | null): string | undefined =>
  place === null ? undefined : cursorAt(query, { ...place, way: 'previous', number: place.number + 1 });
