import { type RawBuilder, sql } from 'kysely';
import { DatabaseError } from 'pg';
import { z } from 'zod';
import type { Db } from '#server/platform/database/database.ts';
import type { Term } from './parse-search.ts';

/** How a filtered list is answered; which is quicker depends on how many rows match. */
export type SearchPlan = 'filter-first' | 'walk';

/** Up to this part of the view the matches are found first and sorted after (measured on a million members). */
const FEW = 0.03;
/** A plan that the statistics have misled is given up after this, and the other one gets a little longer. */
const FIRST_TRY_MS = 500;
const SECOND_TRY_MS = 2_000;
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
  if (term.kind === 'anywhere') return anyOf(term.patterns.map((pattern) => sql<boolean>`search like ${pattern}`));
  // The patronymic has no index of its own, so it is looked at only where another word finds the rows.
  const parts = ['last_name', 'first_name', ...(indexed ? ['patronymic'] : [])];
  return anyOf(
    parts.flatMap((part) => term.patterns.map((pattern) => sql<boolean>`replace(lower(${sql.ref(part)}), 'ё', 'е') like ${pattern}`)),
  );
};

const anyOf = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> => sql<boolean>`(${sql.join(conditions, sql` or `)})`;

interface View {
  readonly filters: RawBuilder<boolean>;
  /** How many rows there are without the filters. */
  readonly kept: RawBuilder<number>;
}

/** Answers a filtered view by the plan that the planner's own estimate favours; by the other one when that takes too long. */
export const searching = async <T>(db: Db, view: View, answer: (handle: Db, plan: SearchPlan) => Promise<T>): Promise<T> => {
  let plan: SearchPlan = 'filter-first';
  try {
    return await db.transaction().execute(async (tx) => {
      const kept = await settle(tx, FIRST_TRY_MS, view);
      plan = (await estimate(tx, view)) <= Math.max(1, kept * FEW) ? 'filter-first' : 'walk';
      return answer(tx, plan);
    });
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== QUERY_CANCELED) throw error;
  }
  return db.transaction().execute(async (tx) => {
    await settle(tx, SECOND_TRY_MS, view);
    return answer(tx, plan === 'walk' ? 'filter-first' : 'walk');
  });
};

/**
 * Sets the limit of time, and that no plan may read the whole table, which holds other organisations too. Both for this
 * transaction alone: the embedded engine shares one session. Gives the unfiltered count.
 */
const settle = async (tx: Db, milliseconds: number, { kept }: View): Promise<number> => {
  const { rows } = await sql<{ kept: number | null }>`select ${kept} as kept,
    set_config('statement_timeout', ${String(milliseconds)}, true), set_config('enable_seqscan', 'off', true)`.execute(tx);
  return rows[0]?.kept ?? 0;
};

const Explained = z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]);

const estimate = async (tx: Db, { filters }: View): Promise<number> => {
  const { rows } = await sql<{ 'QUERY PLAN': unknown }>`explain (format json) select 1 from members where ${filters}`.execute(tx);
  return Explained.parse(rows[0]?.['QUERY PLAN'])[0].Plan['Plan Rows'];
};
