import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import { type BirthdayPlace, birthdaysFrom } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { recordSent } from './record-sent.ts';
import { sendGreetings } from './send-greetings.ts';
import { takeTurn } from './take-turn.ts';

/** Members that one transaction greets. */
const BATCH = 1_000;

export interface Morning {
  readonly organizationId: OrganizationId;
  /** The organisation's own day. */
  readonly day: string;
}

/**
 * Greets everybody in an organisation whose birthday is kept on this day, piece by piece. Repeatable: who was greeted is not greeted again,
 * and a run that broke off is taken up by the next one. Of two workers one goes on and the other leaves.
 */
export const greetDay = async ({ clock, transaction }: Pick<Ground, 'clock' | 'transaction'>, morning: Morning): Promise<void> => {
  let sent = 0;
  for (let after: BirthdayPlace | null = null; ; ) {
    const now = clock.now();
    const piece: Piece | null = await transaction(now, (tx) => greetPiece(tx, morning, { after, sent, now }));
    if (piece === null || piece.last === null) return;
    after = piece.last;
    sent += piece.greeted;
  }
};

interface Piece {
  readonly greeted: number;
  /** Null: nobody is left. */
  readonly last: BirthdayPlace | null;
}
interface Progress {
  readonly after: BirthdayPlace | null;
  readonly sent: number;
  readonly now: Date;
}

const greetPiece = async (tx: Tx, { organizationId, day }: Morning, { after, sent, now }: Progress): Promise<Piece | null> => {
  const text = await takeTurn(tx, organizationId, sql<boolean>`(done_on is null or done_on < ${day}::date)`);
  if (text === null) return null;
  const born = await birthdaysFrom(tx, organizationId, { from: day, days: 1, after, limit: BATCH });
  const greeted = await sendGreetings(tx, organizationId, { born, text, now });
  const last = born.length === BATCH ? (born.at(-1) ?? null) : null;
  if (last === null) await finish(tx, { organizationId, day }, sent + greeted, now);
  return { greeted, last };
};

const finish = async (tx: Tx, { organizationId, day }: Morning, count: number, now: Date): Promise<void> => {
  await sql`update greeting_settings set done_on = ${day} where organization_id = ${organizationId}`.execute(tx);
  await recordSent(tx, organizationId, count, now);
};
