import { type InvalidateOptions, type InvalidateQueryFilters, type Query, QueryClient, type QueryKey } from '@tanstack/react-query';

/**
 * An answer that is on its way when a query is invalidated may be of before the change. TanStack Query begins anew what has data already;
 * a first answer, and one that is not to be cut off (`cancelRefetch: false`), it would take for fresh. Here it is asked once more after it.
 */
class Client extends QueryClient {
  readonly #overtaken = new WeakSet<Query>();

  override invalidateQueries<TTaggedQueryKey extends QueryKey = QueryKey>(
    filters?: InvalidateQueryFilters<TTaggedQueryKey>,
    options?: InvalidateOptions,
  ): Promise<void> {
    for (const query of this.getQueryCache().findAll(filters)) {
      const waitedFor = query.state.data === undefined || options?.cancelRefetch === false;
      if (waitedFor && query.state.fetchStatus !== 'idle') void this.#askAfterAnswer(query);
    }
    return super.invalidateQueries(filters, options);
  }

  async #askAfterAnswer(query: Query): Promise<void> {
    if (this.#overtaken.has(query)) return;
    this.#overtaken.add(query);
    try {
      // Joins the asking that is under way.
      await query.fetch();
      await super.invalidateQueries({ queryKey: query.queryKey, exact: true });
    } catch {
      // What could not be asked is shown as such by whoever shows it, and asked anew from there.
    } finally {
      this.#overtaken.delete(query);
    }
  }
}

/**
 * Calls repeat themselves (`lib/call.ts`), so queries do not. `networkMode: always`, because without a network the service
 * worker may still have the answer. What failed is asked for anew when the network is back; the rest by the live connection.
 */
export const makeQueryClient = (): QueryClient =>
  new Client({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        networkMode: 'always',
        refetchOnReconnect: ({ state }) => state.status === 'error',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
