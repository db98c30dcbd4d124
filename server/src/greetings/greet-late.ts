import { sql } from 'kysely';
import { type BirthdayPlace, birthdaysFrom, type KeptBirthday } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Morning } from './greet-day.ts';
import { greetedAmong } from './reads.ts';
import { recordSent } from './record-sent.ts';
import { sendGreetings } from './send-greetings.ts';
import { takeTurn } from './take-turn.ts';

/** Members that are looked at together. */
const BATCH = 1_000;

/**
 * Greets those whose birthday is on this day and who became members, or told it, after the day was done. Where there is nobody, as nearly
 * always, nothing is locked or written: the day's birthdays are read along their index, a thousand at a time.
 */
export const greetLate = async (
  { db, clock, transaction }: Pick<Ground, 'db' | 'clock' | 'transaction'>,
  morning: Morning,
): Promise<void> => {
  const { organizationId, day } = morning;
  for (let after: BirthdayPlace | null = null; ; ) {
    const born: readonly KeptBirthday[] = await birthdaysFrom(db, organizationId, { from: day, days: 1, after, limit: BATCH });
    const greeted = await greetedAmong(db, organizationId, born);
    const now = clock.now();
    const place = after;
    if (born.some(({ memberId }) => !greeted.has(memberId))) await transaction(now, (tx) => greetPiece(tx, morning, place, now));
    if (born.length < BATCH) return;
    after = born.at(-1) ?? null;
  }
};

/** Reads once more who it is: meanwhile somebody may have been excluded or erased. */
const greetPiece = async (tx: Tx, { organizationId, day }: Morning, after: BirthdayPlace | null, now: Date): Promise<void> => {
  const text = await takeTurn(tx, organizationId, sql<boolean>`done_on = ${day}::date`);
  if (text === null) return;
  const born = await birthdaysFrom(tx, organizationId, { from: day, days: 1, after, limit: BATCH });
  await recordSent(tx, organizationId, await sendGreetings(tx, organizationId, { born, text, now }), now);
};
