import { sql } from 'kysely';
import type { Parsed, Result } from '#contract/route';
import { MAX_HITS, MAX_HITS_OF_KIND, type searchEverything as searchEndpoint } from '#contract/search';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import type { KindFinder, SearchHit, SearchQuery } from '#server/platform/search/finder.ts';
import { parseQuery } from '#server/platform/search/parse-query.ts';

/** Who types waits for no kind longer than that; alone it gets more. */
const LIMIT_MS = 300;
const LIMIT_OF_KIND_MS = 1_000;

/** Told of a finder that did not answer. */
export type Missed = (kind: KindFinder['kind'], error: unknown) => void;

/** A shorter word alone is a word of its own («ИП», «17»): as a beginning it finds nearly everything, in all that the organisation has. */
const SHORTEST_BEGINNING = 3;

type Answer = Result<typeof searchEndpoint>;
type Found = { readonly kind: KindFinder['kind']; readonly hits: SearchHit[] | null };

/**
 * The one search: every finder is asked at the same time, each within its own limit of time; one that fails or takes too long is named
 * as missing and holds nobody else.
 */
export const searchEverything =
  (finders: readonly KindFinder[], missed: Missed) =>
  async (db: Db, scope: MemberScope, { query: { q, kind } }: Parsed<typeof searchEndpoint>): Promise<Answer> => {
    const query = await parseQuery(db, q, SHORTEST_BEGINNING);
    if (query === null) return { groups: [], missing: [], marks: [] };
    const most = kind === undefined ? MAX_HITS : MAX_HITS_OF_KIND;
    const limit = kind === undefined ? LIMIT_MS : LIMIT_OF_KIND_MS;
    const asked = finders.filter((finder) => kind === undefined || finder.kind === kind);
    const found = await Promise.all(asked.map((finder) => ask(db, scope, finder, { query, most, limit, missed })));
    return {
      groups: found.flatMap(({ kind, hits }) =>
        hits === null || hits.length === 0 ? [] : [{ kind, hits: hits.slice(0, most), more: hits.length > most }],
      ),
      missing: found.filter(({ hits }) => hits === null).map(({ kind }) => kind),
      marks: [...query.marks],
    };
  };

interface Terms {
  readonly query: SearchQuery;
  readonly most: number;
  readonly limit: number;
  readonly missed: Missed;
}

const ask = async (db: Db, scope: MemberScope, { kind, find }: KindFinder, { query, most, limit, missed }: Terms): Promise<Found> => {
  try {
    return await db.transaction().execute(async (tx) => {
      await settle(tx, limit);
      return { kind, hits: await find(tx, scope, query, most + 1) };
    });
  } catch (error) {
    missed(kind, error);
    return { kind, hits: null };
  }
};

/** Neither reading of whole tables, which hold other organisations too, nor helpers and compilation, which take longer than the answer. */
const settle = (tx: Db, limit: number) =>
  sql`select set_config('statement_timeout', ${String(limit)}, true), set_config('enable_seqscan', 'off', true),
    set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)`.execute(tx);
