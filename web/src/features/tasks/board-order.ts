import type { TaskId } from '#contract/ids';
import type { TaskCard, TaskState } from '#contract/tasks';

interface Column {
  readonly items: readonly TaskCard[];
  readonly next?: string | undefined;
  readonly count: { readonly value: number; readonly capped: boolean };
}
export interface Board {
  readonly columns: Readonly<Record<TaskState, Column>>;
  readonly can: { readonly create: boolean; readonly assign: boolean };
}

/** Where a card goes: into a column, at a place among those that stay there. */
export interface Place {
  readonly state: TaskState;
  readonly index: number;
}

/** Where to put a card as the server is told: right after a neighbour, else right before one, else on top. */
export interface Anchor {
  readonly state: TaskState;
  readonly after: TaskId | null;
  readonly before: TaskId | null;
}

const others = (board: Board, state: TaskState, taskId: TaskId) => board.columns[state].items.filter(({ id }) => id !== taskId);

/** The neighbours of the place, for the server to find it among cards that this page has not loaded. */
export function anchorOf(board: Board, taskId: TaskId, { state, index }: Place): Anchor {
  const rest = others(board, state, taskId);
  const after = rest[index - 1]?.id ?? null;
  return { state, after, before: after === null ? (rest[index]?.id ?? null) : null };
}

/** The board with a card in its new place; the very same board when the card is not on it. */
export function moved(board: Board, taskId: TaskId, { state, index }: Place): Board {
  const from = stateOf(board, taskId);
  const card = from && board.columns[from].items.find(({ id }) => id === taskId);
  if (!from || !card) return board;
  const there = others(board, state, taskId);
  const open = state !== 'done';
  const put = { ...card, state, overdue: open && card.overdue };
  const columns = {
    ...board.columns,
    [from]: { ...counted(board.columns[from], from === state ? 0 : -1), items: others(board, from, taskId) },
  };
  return {
    ...board,
    columns: {
      ...columns,
      [state]: { ...counted(board.columns[state], from === state ? 0 : 1), items: there.toSpliced(index, 0, put) },
    },
  };
}

/** The column a card stands in. */
export const stateOf = (board: Board, taskId: TaskId): TaskState | undefined =>
  (Object.keys(board.columns) as TaskState[]).find((state) => board.columns[state].items.some(({ id }) => id === taskId));

const counted = (column: Column, by: number): Column => ({
  ...column,
  count: column.count.capped ? column.count : { ...column.count, value: column.count.value + by },
});
