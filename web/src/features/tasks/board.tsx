import { DragDropContext, type DropResult, type ResponderProvided } from '@hello-pangea/dnd';
import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { MemberId, OrganizationId, TaskId } from '#contract/ids';
import type { TaskState } from '#contract/tasks';
import { useErrorText } from '#web/lib/error-text.ts';
import { ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import classes from './board.module.css';
import { BoardColumn } from './board-column.tsx';
import type { Board } from './board-order.ts';
import { BoardSkeleton } from './board-skeleton.tsx';
import { useDragWords } from './drag-words.ts';
import { boardQuery, useMoreOfColumn, useMoveOnBoard } from './moves.ts';
import { STATES } from './task-words.ts';
import { boardQueryOf, isFiltered, type TasksView } from './tasks-view.ts';

export interface TaskBoardProps {
  organizationId: OrganizationId;
  /** Whoever looks: a task added among «Мои» is theirs. */
  memberId: MemberId;
  view: TasksView;
  pathOf: (taskId: string) => string;
  /** What to say where no column has a card. */
  empty: ReactNode;
  /** Takes away the conditions that can hide a task just added. */
  onUnfilter: () => void;
}

/** «Задачи» as a board: cards go from column to column by mouse, finger, keys or their menu. Default export: it comes lazily, with its dragging. */
export default function TaskBoard({ organizationId, memberId, view, pathOf, empty, onUnfilter }: TaskBoardProps) {
  const { t } = useLingui();
  const explain = useErrorText();
  const query = boardQueryOf(view);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...boardQuery(organizationId, query),
    placeholderData: keepPreviousData,
  });
  // Cards that come and go under a hand in motion would tear it off: what was there when it began is shown until its end.
  const [held, setHeld] = useState<Board | null>(null);
  const shown = held ?? data;
  const words = useDragWords(shown);
  const more = useMoreOfColumn(organizationId, query);
  const move = useMoveOnBoard(organizationId, query, (taskId, failure) => {
    const title = titleOf(shown, taskId);
    const reason = explain(failure);
    toast.failed(t`Задача «${title}» вернулась на своё место. ${reason}`);
  });

  const drop = (result: DropResult, { announce }: ResponderProvided) => {
    const { destination, source, draggableId } = result;
    announce(words.ended(result));
    if (destination && (destination.droppableId !== source.droppableId || destination.index !== source.index)) {
      move(draggableId as TaskId, { state: destination.droppableId as TaskState, index: destination.index });
    }
    setHeld(null);
  };

  /** A new card stands on top of its column: where the board asked anew has none, the conditions hide it. */
  const onAdded = async (taskId: TaskId) => {
    if (!isFiltered(view)) return;
    const { data: anew } = await refetch();
    if (anew === undefined || STATES.some((state) => anew.columns[state].items.some(({ id }) => id === taskId))) return;
    toast.done(t`Задача добавлена, но не видна под этим фильтром`, { label: t`Показать`, run: onUnfilter });
  };

  if (error && !shown) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!shown) return <BoardSkeleton />;
  const bare = STATES.every((state) => shown.columns[state].items.length === 0);
  return (
    <DragDropContext
      dragHandleUsageInstructions={words.instructions}
      onBeforeCapture={() => setHeld(shown)}
      onDragStart={(start, { announce }) => announce(words.started(start))}
      onDragUpdate={(update, { announce }) => announce(words.over(update))}
      onDragEnd={drop}
    >
      <section className={classes.board} aria-busy={isPlaceholderData} aria-label={t`Доска задач`}>
        {STATES.map((state) => (
          <BoardColumn
            key={state}
            state={state}
            column={shown.columns[state]}
            organizationId={organizationId}
            pathOf={pathOf}
            frozen={isPlaceholderData}
            bare={bare}
            onMove={(taskId, to) => move(taskId, { state: to, index: 0 })}
            onMore={() => more.mutate(state, { onError: (failure) => toast.failed(explain(failure)) })}
            loadingMore={more.isPending && more.variables === state}
            adding={
              shown.can.create && view.filter !== 'overdue'
                ? { assignees: view.filter === '' ? [memberId] : [], onAdded: (id) => void onAdded(id) }
                : null
            }
          />
        ))}
      </section>
      {bare && empty}
    </DragDropContext>
  );
}

const titleOf = (board: Board | undefined, taskId: TaskId): string =>
  STATES.flatMap((state) => board?.columns[state].items ?? []).find(({ id }) => id === taskId)?.title ?? '';
