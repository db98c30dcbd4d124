import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Parsed, Result, Route } from '#contract/route';
import type { Db, Tx } from '../database/database.ts';
import type { Ground } from '../ground.ts';
import type { SessionAnswer } from './answer.ts';
import type { AnyScope, Scopes } from './gates.ts';
import { once } from './idempotency.ts';
import type { Refused } from './problem.ts';

type MaybePromise<T> = T | Promise<T>;
type Answer<T> = Result<T> | Refused | SessionAnswer<Result<T>>;

/** An endpoint with its use case, as the server mounts it. */
export interface Bound {
  readonly endpoint: Route;
  /** Gives the body of the answer, or writes the reply itself (`answer: 'bytes'`). */
  readonly handle: (ground: Ground, scope: AnyScope, input: unknown, exchange: Exchange) => Promise<unknown>;
}
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Handle<T extends Route> = (ground: Ground, scope: Scopes[T['scope']], input: Parsed<T>, exchange: Exchange) => Promise<Answer<T>>;

// Gate and parser have made `scope` and `input` what the endpoint says before a handle is called; TypeScript cannot see that through a list of routes.
const bound = <T extends Route>(endpoint: T, handle: Handle<T>): Bound => ({ endpoint, handle: handle as Bound['handle'] });

/**
 * Binds an endpoint to its use case. A GET reads from the pool; every other method runs in one transaction, which a thrown
 * `Refusal` rolls back and a returned `refuse(…)` commits. A write repeated with its idempotency key gets its first answer.
 */
export const bind = <T extends Route>(
  endpoint: T,
  useCase: (handle: T extends { method: 'GET' } ? Db : Tx, scope: Scopes[T['scope']], input: Parsed<T>) => MaybePromise<Answer<T>>,
): Bound =>
  bound(endpoint, async (ground, scope, input, { request }) => {
    type HandleOf = Parameters<typeof useCase>[0];
    if (endpoint.method === 'GET') return useCase(ground.db as HandleOf, scope, input);
    return ground.transaction(scope.now, (tx) => once(tx, endpoint, scope, request, async () => useCase(tx as HandleOf, scope, input)));
  });

/** Binds an endpoint whose work must not hold a transaction (password hashing): it opens its own through `ground`. */
export const bindOpen = <T extends Route>(
  endpoint: T,
  useCase: (ground: Ground, scope: Scopes[T['scope']], input: Parsed<T>) => MaybePromise<Answer<T>>,
): Bound => bound(endpoint, async (ground, scope, input) => useCase(ground, scope, input));

/** Binds an endpoint that streams its answer; the use case writes the reply. */
export const bindBytes = <T extends Route & { answer: 'bytes' }>(
  endpoint: T,
  useCase: (ground: Ground, scope: Scopes[T['scope']], input: Parsed<T>, exchange: Exchange) => Promise<unknown>,
): Bound => ({ endpoint, handle: useCase as Bound['handle'] });
