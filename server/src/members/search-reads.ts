import { type RawBuilder, sql } from 'kysely';
import { DatabaseError } from 'pg';
import { z } from 'zod';
import { COUNT_CAP } from '#contract/members';
import type { Db } from '#server/platform/database/database.ts';
import { containing } from '#server/platform/database/like.ts';
import type { Term } from './parse-search.ts';

/**
 * How a filtered list is answered; which is quicker depends on how many rows match. `filter-first` finds all of them, counts and sorts
 * them. `walk` goes along the order's index, no further than `most` rows, and takes the planner's word that they are more than a count is
 * taken to. `walk-and-count` is for what the planner was wrong about.
 */
export type SearchPlan =
  | { readonly kind: 'filter-first' }
  | { readonly kind: 'walk'; readonly most: number | null }
  | { readonly kind: 'walk-and-count' };

/** More than the cap of counts, with room for the error of an estimate. */
const MANY = COUNT_CAP * 1.25;
/** What matches may stand together at the far end of the order: who walks this many times further than what is spread evenly asks, turns back. */
const PATIENCE = 3;
/** Or as far as costs half of finding all that match, which takes four times as long a row; up to these rows. */
const DETOUR = 2;
const LONGEST_DETOUR = 30_000;
/** What is still found, counted and sorted sooner than a walk through everybody else. */
const FINDABLE = 100_000;
/** A plan that the statistics have misled is given up after this, and the other one gets a little longer. */
const FIRST_TRY_MS = 500;
const SECOND_TRY_MS = 2_000;
/** Of more at once each waits for the processors, and its time does not tell of its plan: it gets as many times longer. */
const AT_ONCE = 4;
let running = 0;
const QUERY_CANCELED = '57014';

/** The terms as conditions of the columns that have an index for them. */
export const searchConditions = (terms: readonly Term[]): RawBuilder<boolean>[] => {
  const indexed = terms.some((term) => term.kind === 'anywhere');
  return terms.map((term) => conditionOf(term, indexed));
};

const conditionOf = (term: Term, indexed: boolean): RawBuilder<boolean> => {
  if (term.kind === 'nothing') return sql<boolean>`false`;
  if (term.kind === 'digits') {
    const [from, to] = term.phone;
    const [least, most] = term.card;
    return sql<boolean>`(phone between ${from} and ${to} or card_tail between ${least} and ${most})`;
  }
  if (term.kind === 'anywhere') return anyOf(term.texts.map((text) => sql<boolean>`search like ${containing(text)}`));
  // The patronymic has no index of its own, so it is looked at only where another word finds the rows.
  const parts = ['last_name', 'first_name', ...(indexed ? ['patronymic'] : [])];
  return anyOf(parts.flatMap((part) => term.texts.map((text) => beginsWith(part, text))));
};

/**
 * Whether a part of the name begins so, as a range: the next letter ends it. Of `like`, PostgreSQL makes the end by the next byte, which is far
 * behind the last Russian letter: for «сп» it read all of ср…, ст… and so on as well. And of a range alone it knows how many it holds, of a
 * `like` beside its end it takes the one for independent of the other: «а» was expected to begin 6 000 names and begins 93 000.
 */
export const beginsWith = (part: string, text: string): RawBuilder<boolean> => {
  const letters = [...text];
  const last = letters.pop()?.codePointAt(0) ?? 0;
  const end = letters.join('') + String.fromCodePoint(Math.min(last + 1, 0x10_ff_ff));
  const named = sql`replace(lower(${sql.ref(part)}), 'ё', 'е')`;
  return sql<boolean>`(${named} ~>=~ ${text} and ${named} ~<~ ${end})`;
};

const anyOf = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> => sql<boolean>`(${sql.join(conditions, sql` or `)})`;

interface View {
  readonly filters: RawBuilder<boolean>;
  /** How many rows there are without the filters. */
  readonly kept: RawBuilder<number>;
  readonly among?: Among | undefined;
}

/** Where the planner's estimate is known to mislead: rows of one index that all matches are among. */
export interface Among {
  /** `from … where …` */
  readonly rows: RawBuilder<unknown>;
  /** Whether they are the matches, since nothing else is asked. */
  readonly alone: boolean;
}

/**
 * Answers a filtered view by the plan that the planner's own estimate favours; by another when it finds too little or takes too long.
 * `answer` gives null when the walk ended before the page was full.
 */
export const searching = async <T>(
  db: Db,
  view: View,
  pageSize: number,
  answer: (handle: Db, plan: SearchPlan) => Promise<T | null>,
): Promise<T> => {
  running += 1;
  try {
    return await answering(db, view, pageSize, answer, Math.max(1, running / AT_ONCE));
  } finally {
    running -= 1;
  }
};

const answering = async <T>(
  db: Db,
  view: View,
  pageSize: number,
  answer: (handle: Db, plan: SearchPlan) => Promise<T | null>,
  longer: number,
): Promise<T> => {
  let few = true;
  try {
    const answered = await db.transaction().execute(async (tx) => {
      const kept = await settle(tx, FIRST_TRY_MS * longer, view);
      const matching = kept <= MANY ? kept : await matchingOf(tx, view);
      few = matching <= MANY;
      if (few) return answer(tx, FILTER_FIRST);
      const findable = matching <= FINDABLE;
      const detour = findable ? Math.min(DETOUR * matching, LONGEST_DETOUR) : 0;
      const most = Math.ceil(Math.max((PATIENCE * pageSize * kept) / matching, detour));
      const walked = await answer(tx, { kind: 'walk', most });
      return walked ?? (await answer(tx, findable ? FILTER_FIRST : { kind: 'walk', most: null }));
    });
    if (answered !== null) return answered;
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== QUERY_CANCELED) throw error;
  }
  const answered = await db.transaction().execute(async (tx) => {
    await settle(tx, SECOND_TRY_MS * longer, view);
    return answer(tx, few ? { kind: 'walk-and-count' } : FILTER_FIRST);
  });
  if (answered === null) throw new Error('only a walk with an end may find too little');
  return answered;
};

const FILTER_FIRST: SearchPlan = { kind: 'filter-first' };

/**
 * Sets the limit of time, and that no plan may read the whole table, which holds other organisations too, nor the whole organisation by
 * its key to merge it with a group, nor start helpers or compile, which takes longer than the answer. All for this transaction alone: the embedded engine shares one session. Gives the unfiltered count.
 */
const settle = async (tx: Db, milliseconds: number, { kept }: View): Promise<number> => {
  const { rows } = await sql<{ kept: number | null }>`select ${kept} as kept,
    set_config('statement_timeout', ${String(Math.ceil(milliseconds))}, true), set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
    set_config('max_parallel_workers_per_gather', '0', true), set_config('enable_mergejoin', 'off', true)`.execute(tx);
  return rows[0]?.kept ?? 0;
};

/** How many rows match: counted as far as decides where that can be, else as the planner expects. */
const matchingOf = async (tx: Db, { filters, among }: View): Promise<number> => {
  const counted = among === undefined ? null : await countSome(tx, among.rows);
  if (counted !== null && counted <= MANY) return counted;
  const expected = await estimateMembers(tx, filters);
  return counted !== null && among?.alone ? Math.max(expected, counted) : expected;
};

const countSome = async (tx: Db, rows: RawBuilder<unknown>): Promise<number> => {
  const counted = await sql<{ count: number }>`select count(*)::int as count from (select 1 ${rows} limit ${MANY + 1}) as counted`.execute(
    tx,
  );
  return counted.rows[0]?.count ?? 0;
};

const Explained = z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]);

/** How many members the planner expects to fulfil a condition. */
export const estimateMembers = async (tx: Db, condition: RawBuilder<boolean>): Promise<number> => {
  const { rows } = await sql<{ 'QUERY PLAN': unknown }>`explain (format json) select 1 from members where ${condition}`.execute(tx);
  return Explained.parse(rows[0]?.['QUERY PLAN'])[0].Plan['Plan Rows'];
};
