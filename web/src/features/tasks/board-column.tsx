import { Draggable, Droppable } from '@hello-pangea/dnd';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Title } from '@mantine/core';
import type { MemberId, OrganizationId, TaskId } from '#contract/ids';
import type { TaskState } from '#contract/tasks';
import { useFormat } from '#web/lib/use-format.ts';
import classes from './board.module.css';
import type { Board } from './board-order.ts';
import { QuickAdd } from './quick-add.tsx';
import { TaskTile } from './task-tile.tsx';
import { stateWords } from './task-words.ts';

interface Props {
  organizationId: OrganizationId;
  state: TaskState;
  column: Board['columns'][TaskState];
  pathOf: (taskId: string) => string;
  /** While another view is on its way nothing can be dragged. */
  frozen: boolean;
  /** No column has a card. */
  bare: boolean;
  onMove: (taskId: TaskId, to: TaskState) => void;
  onMore: () => void;
  loadingMore: boolean;
  /** Whose a task added here is; null where none can be added. */
  adding: { assignees: MemberId[]; onAdded: (taskId: TaskId) => void } | null;
}

/** A column: its name, how many stand in it, the cards. */
export function BoardColumn({ organizationId, state, column, pathOf, frozen, bare, onMove, onMore, loadingMore, adding }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const name = t(stateWords[state]);
  const count = format.number(column.count.value);
  return (
    <section className={classes.column} aria-label={name}>
      <header className={classes.head}>
        <Title order={2} size="h4">
          {name}
        </Title>
        <span className={classes.count}>{column.count.capped ? t`больше ${count}` : count}</span>
      </header>
      {adding && <QuickAdd organizationId={organizationId} state={state} {...adding} />}
      <Droppable droppableId={state} isDropDisabled={frozen}>
        {(place, { isDraggingOver }) => (
          <ul ref={place.innerRef} {...place.droppableProps} className={classes.cards} data-over={isDraggingOver || undefined}>
            {column.items.map((task, index) => (
              <Draggable key={task.id} draggableId={task.id} index={index} isDragDisabled={frozen || !task.can.work}>
                {(card, { isDragging }) => (
                  <li ref={card.innerRef} {...card.draggableProps} className={classes.card}>
                    <TaskTile task={task} to={pathOf(task.id)} handle={card.dragHandleProps} lifted={isDragging} onMove={onMove} />
                  </li>
                )}
              </Draggable>
            ))}
            {place.placeholder}
          </ul>
        )}
      </Droppable>
      {column.items.length === 0 && !bare && (
        <p className={classes.empty}>
          <Trans>Пусто: перенесите карточку сюда</Trans>
        </p>
      )}
      {column.next !== undefined && (
        <Button variant="default" size="compact-md" onClick={onMore} loading={loadingMore} aria-label={t`Показать ещё: ${name}`}>
          <Trans>Показать ещё</Trans>
        </Button>
      )}
    </section>
  );
}
