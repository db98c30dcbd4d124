import { sql } from 'kysely';
import { fillGreeting } from '#contract/greetings';
import type { MemberId, OrganizationId } from '#contract/ids';
import { record } from '#server/audit/public.ts';
import { type BirthdayPlace, birthdaysFrom, type KeptBirthday } from '#server/members/public.ts';
import { notifyEach } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { greetingsChanged } from './events.ts';

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
  const text = await takeTurn(tx, organizationId, day);
  if (text === null) return null;
  const born = await birthdaysFrom(tx, organizationId, { from: day, days: 1, after, limit: BATCH });
  const greeted = await write(tx, organizationId, { born, text, now });
  const last = born.length === BATCH ? (born.at(-1) ?? null) : null;
  if (last === null) await finish(tx, { organizationId, day }, sent + greeted, now);
  return { greeted, last };
};

/** The text of this moment, while nobody else is at it and it is still wanted. */
const takeTurn = async (tx: Tx, organizationId: OrganizationId, day: string): Promise<string | null> => {
  const { rows } = await sql<{ text: string }>`select text from greeting_settings
    where organization_id = ${organizationId} and automatic and (done_on is null or done_on < ${day}::date)
    for update skip locked`.execute(tx);
  return rows[0]?.text ?? null;
};

const write = async (
  tx: Tx,
  organizationId: OrganizationId,
  { born, text, now }: { readonly born: readonly KeptBirthday[]; readonly text: string; readonly now: Date },
): Promise<number> => {
  const texts = born.map((member) => fillGreeting(text, member));
  const { rows } = await sql<{ id: MemberId; text: string }>`
    insert into greetings (organization_id, member_id, day, text, greeted_at)
    select ${organizationId}, member_id, day, text, ${now}
    from unnest(${born.map(({ memberId }) => memberId)}::uuid[], ${born.map(({ date }) => date)}::date[], ${texts}::text[])
      as given (member_id, day, text)
    on conflict do nothing returning member_id as id, text`.execute(tx);
  const persons = new Map(born.map(({ memberId, personId }) => [memberId, personId]));
  await notifyEach(
    tx,
    rows.flatMap((row) => {
      const personId = persons.get(row.id);
      return personId === undefined ? [] : [{ personId, organizationId, content: { kind: 'birthday.greeted' as const, text: row.text } }];
    }),
  );
  return rows.length;
};

const finish = async (tx: Tx, { organizationId, day }: Morning, count: number, now: Date): Promise<void> => {
  await sql`update greeting_settings set done_on = ${day} where organization_id = ${organizationId}`.execute(tx);
  if (count === 0) return;
  await record(tx, {
    action: 'greetings.send',
    actor: null,
    organizationId,
    subjectType: 'organization',
    subjectId: organizationId,
    details: { count },
    now,
  });
  greetingsChanged(tx, organizationId);
};
