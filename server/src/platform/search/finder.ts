import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { SearchHit as HitSchema, SearchKind } from '#contract/search';
import type { Db } from '../database/database.ts';
import type { MemberScope } from '../http/gates.ts';

/** A hit as the contract names it, before its encoding. */
export type SearchHit = z.input<typeof HitSchema>;

/** What is searched for, made of what was typed by `parseQuery`. */
export interface SearchQuery {
  readonly typed: string;
  /**
   * PostgreSQL's own text of the query, to be used through `matches`. It asks for every word in any of its Russian forms, for the last
   * one also as a beginning, and for what the other keyboard layout makes of each.
   */
  readonly tsquery: string;
  /** Beginnings of words, lower case and ё as е, by which a reader sees why something was found. */
  readonly marks: readonly string[];
}

/**
 * Finds what this member may see of one kind, best first, at most `limit`. It runs in a transaction of its own with a limit of time, so
 * it asks one thing at a time; a slice gives it as `find<Things>` in its `public.ts` and `app.ts` puts it on the list.
 */
export type Finder = (db: Db, scope: MemberScope, query: SearchQuery, limit: number) => Promise<SearchHit[]>;
export interface KindFinder {
  readonly kind: SearchKind;
  readonly find: Finder;
}

/** Whether a column of type tsvector fits: one made by `to_tsvector('russian', replace(lower(…), 'ё', 'е'))`. */
export const matches = (column: string, query: SearchQuery): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} @@ ${query.tsquery}::tsquery`;
