import { type RawBuilder, sql } from 'kysely';
import type { listSessions } from '#contract/accounts';
import type { Result } from '#contract/route';
import type { Db } from '#server/platform/database/database.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { maskAddress } from './mask-address.ts';
import { withAccounts } from './tables.ts';

/** Where this person is signed in, the most recently seen first. */
export const sessionList = async (db: Db, scope: PersonScope): Promise<Result<typeof listSessions>> => {
  const rows = await withAccounts(db)
    .selectFrom('sessions')
    .select(['id', 'device', 'address', 'created_at', 'seen_at'])
    .where('person_id', '=', scope.personId)
    .where('expires_at', '>', scope.now)
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return {
    items: rows.map((row) => ({
      id: row.id,
      device: row.device,
      address: maskAddress(row.address),
      createdAt: row.created_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      current: row.id === scope.sessionId,
    })),
  };
};

export interface LiveSession {
  session_id: string;
  person_id: string;
  is_operator: boolean;
}

/** Selects the live session of a token, of a person who is not blocked: to be joined into the gate's one query. */
export const liveSession = (tokenHash: Buffer, now: Date): RawBuilder<LiveSession> => sql<LiveSession>`
  select sessions.id as session_id, sessions.person_id, persons.is_operator
  from sessions join persons on persons.id = sessions.person_id
  where sessions.token_hash = ${tokenHash} and sessions.expires_at > ${now} and persons.blocked_at is null`;
