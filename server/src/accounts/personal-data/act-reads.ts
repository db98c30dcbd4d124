import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type Erasure, ErasureId, type listErasures, type readAct, type readOwnAct } from '#contract/personal-data';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import type { OperatorScope, VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { withAccounts } from '../tables.ts';

/** Erasures, newest first. Refuses a cursor that is not ours with `bad_request`. */
export const erasureList = async (
  db: Db,
  _scope: OperatorScope,
  { query }: Parsed<typeof listErasures>,
): Promise<Result<typeof listErasures>> => {
  const erasures = withAccounts(db)
    .selectFrom('erasures')
    .select(['id', 'erased_at', 'memberships'])
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  const found = await (query.after === undefined ? erasures : erasures.where('id', '<', erasureIn(query.after))).execute();
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  return {
    items: rows.map(({ id, erased_at, memberships }): z.input<typeof Erasure> => ({ id, erasedAt: erased_at.toISOString(), memberships })),
    ...(found.length > rows.length && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
  };
};

const erasureIn = (cursor: string): ErasureId => {
  const id = ErasureId.safeParse(decodeCursor(cursor, 1)[0]);
  if (!id.success) throw new Refusal('bad_request');
  return id.data;
};

/** The act, for an operator who must show that the data was erased; it names the person, so the reading is journalled. */
export const sendAct = async (
  ground: Ground,
  scope: OperatorScope,
  { params }: Parsed<typeof readAct>,
  exchange: Exchange,
): Promise<void> => {
  const row = await withAccounts(ground.db).selectFrom('erasures').select('act_key').where('id', '=', params.erasureId).executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  await record(ground.db, {
    action: 'accounts.read-act',
    actor: scope.personId,
    subjectType: 'erasure',
    subjectId: params.erasureId,
    now: scope.now,
  });
  await send(ground, row.act_key, exchange);
};

/** The act, for the person who has no account any more but the secret address of it, while that is valid. */
export const sendOwnAct = async (
  ground: Ground,
  scope: VisitorScope,
  { params }: Parsed<typeof readOwnAct>,
  exchange: Exchange,
): Promise<void> => {
  const row = await withAccounts(ground.db)
    .selectFrom('erasures')
    .select('act_key')
    .where('token_hash', '=', createHash('sha256').update(params.token).digest())
    .where('token_expires_at', '>', scope.now)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  await send(ground, row.act_key, exchange);
};

const send = async ({ storage }: Ground, key: string, { reply }: Exchange): Promise<void> => {
  reply
    .headers({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="profplus-erasure-act.pdf"',
      'cache-control': 'private, no-store',
    })
    .send(await storage.read(key));
};
