import type { OrganizationId, TaskId } from '#contract/ids';
import type { TaskState } from '#contract/tasks';
import type { Tx } from '#server/platform/database/database.ts';
import { makeRank } from './make-rank.ts';
import { spreadColumn } from './spread-column.ts';
import { withTasks } from './tables.ts';

interface Place {
  readonly organizationId: OrganizationId;
  readonly state: TaskState;
  /** The card that is placed; of a new one null. */
  readonly taskId?: TaskId;
  /** Right after this card of the column, or else right before that one, or else on top: what has left the column is passed over. */
  readonly after?: TaskId | null;
  readonly before?: TaskId | null;
}

/** As long as a place may get by halving the same gap; then the column is given new ones. */
const MAX_RANK = 40;

/** The rank of a place in a column, which nobody else has. The caller holds the board (`lockBoard`). */
export const placeTask = async (tx: Tx, place: Place): Promise<string> => {
  const rank = await rankAt(tx, place);
  if (rank !== null && rank.length <= MAX_RANK) return rank;
  await spreadColumn(tx, place.organizationId, place.state);
  const roomy = await rankAt(tx, place);
  if (roomy === null) throw new Error('No place in a column that was just spread');
  return roomy;
};

const rankAt = async (tx: Tx, place: Place): Promise<string | null> => {
  const after = await rankOf(tx, place, place.after);
  if (after !== null) return makeRank(after, await neighbour(tx, place, '>', after));
  const before = await rankOf(tx, place, place.before);
  if (before !== null) return makeRank(await neighbour(tx, place, '<', before), before);
  return makeRank(null, await neighbour(tx, place, '>', ''));
};

const column = (tx: Tx, { organizationId, state, taskId }: Place) =>
  withTasks(tx)
    .selectFrom('tasks')
    .select('rank')
    .where('organization_id', '=', organizationId)
    .where('state', '=', state)
    .where('deleted_at', 'is', null)
    .$if(taskId !== undefined, (cards) => cards.where('id', '<>', taskId ?? ('' as TaskId)));

const rankOf = async (tx: Tx, place: Place, id: TaskId | null | undefined): Promise<string | null> =>
  id === null || id === undefined ? null : ((await column(tx, place).where('id', '=', id).executeTakeFirst())?.rank ?? null);

const neighbour = async (tx: Tx, place: Place, side: '<' | '>', rank: string): Promise<string | null> => {
  const found = await column(tx, place)
    .where('rank', side, rank)
    .orderBy('rank', side === '>' ? 'asc' : 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.rank ?? null;
};
