import { sql } from 'kysely';
import type { markRead as endpoint } from '#contract/notifications';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { idAt } from '#server/platform/ids.ts';
import { changedForPerson } from './events.ts';
import { countUnread } from './reads.ts';

/** Moves «read up to» forward, never back, and never past the present; gives what is unread then. */
export const markRead = async (tx: Tx, scope: PersonScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const end = idAt(new Date(scope.now.getTime() + 1));
  const moved = await sql`
    insert into notification_cursors as mark (person_id, read_up_to) values (${scope.personId}, least(${body.upTo}::uuid, ${end}::uuid))
    on conflict (person_id) do update set read_up_to = excluded.read_up_to where mark.read_up_to < excluded.read_up_to
    returning 1`.execute(tx);
  if (moved.rows.length > 0) changedForPerson(tx, scope.personId);
  return countUnread(tx, scope);
};
