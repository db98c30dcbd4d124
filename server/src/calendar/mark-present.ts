import type { markPresent as endpoint } from '#contract/calendar';
import type { Parsed, Result } from '#contract/route';
import { type CardHolder, findHolder } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { findOccurrence } from './occurrence-reads.ts';
import { writeMark } from './write-mark.ts';

/**
 * At the door: marks the holder of a card as present, once. Raises `not_found`, `card_foreign` for a card that nobody of this organisation
 * holds (never issued, free, another's: not told apart), `card_blocked` and `card_excluded`.
 */
export const markPresent = async (
  tx: Tx,
  scope: AdminScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const occurrence = await findOccurrence(tx, scope, params.eventId, body.on);
  const holder = admit(await findHolder(tx, scope.organizationId, body.cardNumber));

  return writeMark(tx, scope, occurrence, holder);
};

const admit = (holder: CardHolder | undefined): CardHolder => {
  if (holder === undefined) throw new Refusal('card_foreign');
  if (holder.status === 'excluded') throw new Refusal('card_excluded');
  if (holder.blocked) throw new Refusal('card_blocked');
  if (holder.status !== 'active') throw new Refusal('card_foreign');
  return holder;
};
