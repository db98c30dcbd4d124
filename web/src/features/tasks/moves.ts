import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { OrganizationId, TaskId } from '#contract/ids';
import type { Input } from '#contract/route';
import type { listTasks, moveTask, readBoard, TaskState } from '#contract/tasks';
import { call, endpoint } from '#web/lib/call.ts';
import { type Anchor, anchorOf, type Board, moved, type Place } from './board-order.ts';
import { STATES } from './task-words.ts';
import { keyOf, moveKey, taskKey } from './tasks.ts';

const board = endpoint<typeof readBoard>('GET', '/api/organizations/:organizationId/task-board');
const list = endpoint<typeof listTasks>('GET', '/api/organizations/:organizationId/tasks');
const move = endpoint<typeof moveTask>('POST', '/api/organizations/:organizationId/tasks/:taskId/move');

export type BoardQuery = Omit<Input<typeof readBoard>['query'], 'limit'>;
const FIRST = 30;
const MOST_AT_ONCE = 100;

const boardsKey = (organizationId: OrganizationId) => [...keyOf(organizationId), 'board'] as const;

/** «Задачи» as a board. Asked anew, each column comes as long as it was shown, so that nothing jumps under the reader. */
export const boardQuery = (organizationId: OrganizationId, query: BoardQuery) =>
  queryOptions({
    queryKey: [...boardsKey(organizationId), query],
    queryFn: async ({ signal, client, queryKey }): Promise<Board> => {
      const shown = client.getQueryData<Board>(queryKey);
      const lengthOf = (state: TaskState) => shown?.columns[state].items.length ?? 0;
      const limit = Math.min(MOST_AT_ONCE, Math.max(FIRST, ...STATES.map(lengthOf)));
      let fresh: Board = await call(board, { params: { organizationId }, query: { ...query, limit } }, { signal });
      for (const state of STATES) {
        while (fresh.columns[state].next !== undefined && fresh.columns[state].items.length < lengthOf(state)) {
          fresh = await withMore(fresh, organizationId, query, state, signal);
        }
      }
      return fresh;
    },
  });

/** The board with one more page of a column. */
async function withMore(
  shown: Board,
  organizationId: OrganizationId,
  query: BoardQuery,
  state: TaskState,
  signal?: AbortSignal,
): Promise<Board> {
  const column = shown.columns[state];
  const asked = { ...query, state, sort: 'board' as const, limit: FIRST, ...(column.next === undefined ? {} : { after: column.next }) };
  const { items, next } = await call(list, { params: { organizationId }, query: asked }, { signal });
  const known = new Set(column.items.map(({ id }) => id));
  const grown = { ...column, items: [...column.items, ...items.filter(({ id }) => !known.has(id))], next };
  return { ...shown, columns: { ...shown.columns, [state]: grown } };
}

/** «Показать ещё» of a column. */
export function useMoreOfColumn(organizationId: OrganizationId, query: BoardQuery) {
  const queryClient = useQueryClient();
  const { queryKey } = boardQuery(organizationId, query);
  return useMutation({
    mutationFn: async (state: TaskState) => {
      const shown = queryClient.getQueryData(queryKey);
      if (!shown) return;
      const grown = await withMore(shown, organizationId, query, state);
      queryClient.setQueryData(queryKey, (now) => now && { ...now, columns: { ...now.columns, [state]: grown.columns[state] } });
    },
  });
}

/** Where a card goes by a change of state alone: on top of its column. */
export const onTop = (state: TaskState): Anchor => ({ state, after: null, before: null });

/** Tells the server of a move; the shown lists and boards settle to its order afterwards, and at once when it refuses. */
export function useMoveTask(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: moveKey(organizationId),
    // One after the other, as they were made: the server's order is then that of the hand.
    scope: { id: `move ${organizationId}` },
    mutationFn: ({ taskId, ...body }: Anchor & { taskId: TaskId }) => call(move, { params: { organizationId, taskId }, body }),
    onSuccess: (task) => queryClient.setQueryData(taskKey(organizationId, task.id), task),
    onSettled: (_task, _error, { taskId }) => {
      const last = queryClient.isMutating({ mutationKey: moveKey(organizationId) }) === 1;
      for (const part of last ? ['board', 'list', 'nearest'] : ['list', 'nearest']) {
        void queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), part] });
      }
      void queryClient.invalidateQueries({ queryKey: [...keyOf(organizationId), 'history', taskId] });
    },
  });
}

/** Moves a card on a shown board at once, and tells the server. */
export function useMoveOnBoard(organizationId: OrganizationId, query: BoardQuery, onRefused: (taskId: TaskId, error: unknown) => void) {
  const queryClient = useQueryClient();
  const tell = useMoveTask(organizationId);
  const { queryKey } = boardQuery(organizationId, query);
  return (taskId: TaskId, place: Place) => {
    const before = queryClient.getQueryData(queryKey);
    if (!before) return;
    void queryClient.cancelQueries({ queryKey: boardsKey(organizationId) });
    queryClient.setQueryData(queryKey, moved(before, taskId, place));
    tell.mutate(
      { taskId, ...anchorOf(before, taskId, place) },
      {
        onError: (error) => {
          queryClient.setQueryData(queryKey, (now) => (now ? putBack(now, before, taskId) : now));
          onRefused(taskId, error);
        },
      },
    );
  };
}

/** A refused card stands again where it was, whatever else has moved since. */
function putBack(now: Board, before: Board, taskId: TaskId): Board {
  const state = STATES.find((one) => before.columns[one].items.some(({ id }) => id === taskId));
  const index = state ? before.columns[state].items.findIndex(({ id }) => id === taskId) : -1;
  const card = state && before.columns[state].items[index];
  if (!state || !card) return now;
  const back = moved(now, taskId, { state, index });
  const items = back.columns[state].items.map((one) => (one.id === taskId ? card : one));
  return { ...back, columns: { ...back.columns, [state]: { ...back.columns[state], items } } };
}
