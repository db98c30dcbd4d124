import { sql } from 'kysely';
import type { OrganizationId, TaskId } from '#contract/ids';
import type { TaskState } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import { makeRank } from './make-rank.ts';
import { withTasks } from './tables.ts';

/** As many rows as a statement writes within its time, busy machine included. */
const PIECE = 2_000;

/** Gives the cards of a column short places at even distances, in the order that they stand in. The caller holds the board. */
export const spreadColumn = async (tx: Tx, organizationId: OrganizationId, state: TaskState): Promise<void> => {
  const cards = await withTasks(tx)
    .selectFrom('tasks')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('state', '=', state)
    .where('deleted_at', 'is', null)
    .orderBy('rank')
    .orderBy('id')
    .execute();
  const ids: TaskId[] = cards.map(({ id }) => id);
  const ranks = evenRanks(ids.length);
  for (let from = 0; from < ids.length; from += PIECE) {
    const [some, theirs] = [ids.slice(from, from + PIECE), ranks.slice(from, from + PIECE)];
    await sql`update tasks t set rank = given.rank from unnest(${some}::uuid[], ${theirs}::text[]) as given (id, rank)
      where t.organization_id = ${organizationId} and t.id = given.id`.execute(tx);
  }
};

// From the middle up, as if each had been put at the end.
const evenRanks = (count: number): string[] => {
  const ranks: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const rank = makeRank(ranks.at(-1) ?? null, null);
    if (rank === null) throw new Error('A column of more cards than there are places');
    ranks.push(rank);
  }
  return ranks;
};
