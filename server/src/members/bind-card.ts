import { sql } from 'kysely';
import type { ErrorCode } from '#contract/errors';
import type { PersonId } from '#contract/ids';
import type { bindCard as endpoint } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { Refusal, type Refused, refuse } from '#server/platform/http/problem.ts';
import { presentCards } from './card-reads.ts';
import { enrolPerson } from './enrol-person.ts';
import { accessChanged, type MembersReactions } from './events.ts';
import { lockCard } from './lock-card.ts';

/** Numbers are long but issued in a row, so whoever holds one card could try its neighbours. */
const GUESSES = 10;
const GUESSES_MS = 3_600_000;

/**
 * Binds a card by its number: the person becomes a member of its organisation, by the record that waits for them where there is one.
 * Refuses with `card_unknown`, `card_blocked`,
 * `card_yours`, `card_used`, `member_exists`, `member_excluded`, and after ten of these within an hour `too_many_requests`.
 */
export const bindCard =
  (reactions: MembersReactions) =>
  async (tx: Tx, scope: PersonScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint> | Refused> => {
    const { personId, now } = scope;
    await admitGuess(tx, personId, now);
    const card = await lockCard(tx, body.number);
    if (card?.holder?.personId === personId) return refuse(card.holder.status === 'excluded' ? 'member_excluded' : 'card_yours');
    if (card === undefined) return guessedWrong(tx, personId, 'card_unknown');
    if (card.blocked_at !== null) return guessedWrong(tx, personId, 'card_blocked');

    const member = await enrolPerson(tx, { card, personId, role: 'member', by: personId, now }, reactions);
    if (typeof member === 'string') return guessedWrong(tx, personId, member);
    accessChanged(tx, member.organization_id, personId);
    const [bound] = await presentCards(tx, [{ ...member, blocked_at: null }]);
    if (bound === undefined) throw new Error('The bound card cannot be shown');
    return bound;
  };

/** Opens the person's row of guesses, so that parallel ones wait in line; a refusal within the limit is counted and kept. */
const admitGuess = async (tx: Tx, personId: PersonId, now: Date): Promise<void> => {
  const { rows } = await sql<{ since: Date; refused: number }>`
    insert into card_guesses as guesses (person_id, since, refused) values (${personId}, ${now}, 0)
    on conflict (person_id) do update set
      since = case when guesses.since <= ${new Date(now.getTime() - GUESSES_MS)} then excluded.since else guesses.since end,
      refused = case when guesses.since <= ${new Date(now.getTime() - GUESSES_MS)} then 0 else guesses.refused end
    returning since, refused`.execute(tx);
  const [guesses] = rows;
  if (guesses === undefined || guesses.refused < GUESSES) return;
  const seconds = Math.ceil((guesses.since.getTime() + GUESSES_MS - now.getTime()) / 1_000);
  throw new Refusal('too_many_requests', { retryAfter: Math.max(1, seconds) });
};

const guessedWrong = async (tx: Tx, personId: PersonId, code: ErrorCode): Promise<Refused> => {
  await sql`update card_guesses set refused = refused + 1 where person_id = ${personId}`.execute(tx);
  return refuse(code);
};
