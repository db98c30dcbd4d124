import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Route } from '#contract/route';
import type { Tx } from '../database/database.ts';
import { SessionAnswer } from './answer.ts';
import type { AnyScope } from './gates.ts';
import { Refusal, Refused } from './problem.ts';

const KEY = /^[\x21-\x7e]{8,100}$/;

/**
 * Runs a write once per idempotency key of a person. The key is inserted first: a second request with it waits on the row
 * until the first has committed, then gets the first answer. A refused write leaves no key behind, so it can be corrected.
 * Raises `key_reused` when the key comes back with another request.
 */
export const once = async <T>(tx: Tx, endpoint: Route, scope: AnyScope, request: FastifyRequest, work: () => Promise<T>): Promise<T> => {
  const key = request.headers['idempotency-key'];
  if (key === undefined || scope.session === null || endpoint.idempotency === 'own') return work();
  if (typeof key !== 'string' || !KEY.test(key)) throw new Refusal('bad_request');
  const mine = { person_id: scope.session.personId, key };
  const hash = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();

  const taken = await tx
    .insertInto('idempotency_keys')
    .values({ ...mine, endpoint: `${endpoint.method} ${endpoint.path}`, request_hash: hash, body: null, created_at: scope.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 0n) {
    const first = await tx
      .selectFrom('idempotency_keys')
      .select(['request_hash', 'body'])
      .where('person_id', '=', mine.person_id)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (!first.request_hash.equals(hash)) throw new Refusal('key_reused');
    return first.body === null ? (undefined as T) : (JSON.parse(first.body) as T);
  }
  const answer = await work();
  if (answer instanceof Refused) {
    await tx.deleteFrom('idempotency_keys').where('person_id', '=', mine.person_id).where('key', '=', key).execute();
  } else if (!(answer instanceof SessionAnswer)) {
    await tx
      .updateTable('idempotency_keys')
      .set({ body: answer === undefined ? null : JSON.stringify(answer) })
      .where('person_id', '=', mine.person_id)
      .where('key', '=', key)
      .execute();
  }
  return answer;
};

/** Forgets the stored answers of these persons, and those to others that name one of these rows. */
export const forgetAnswers = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (const id of ids) {
    await tx
      .deleteFrom('idempotency_keys')
      .where(({ or, eb }) => or([eb('person_id', '=', id), eb('body', 'like', `%${id}%`)]))
      .execute();
  }
};
