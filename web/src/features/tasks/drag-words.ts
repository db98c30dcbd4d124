import type { DragStart, DragUpdate, DropResult } from '@hello-pangea/dnd';
import { useLingui } from '@lingui/react/macro';
import type { TaskState } from '#contract/tasks';
import type { Board } from './board-order.ts';
import { stateWords } from './task-words.ts';

/** What a card's journey sounds like to those who hear the page. */
export function useDragWords(board: Board | undefined) {
  const { t } = useLingui();
  const titleOf = ({ draggableId, source }: DragStart) =>
    board?.columns[source.droppableId as TaskState].items.find(({ id }) => id === draggableId)?.title ?? '';
  const columnOf = (droppableId: string) => t(stateWords[droppableId as TaskState]);
  return {
    instructions: t`Enter открывает задачу. Пробел берёт карточку: стрелками её переносят, пробелом отпускают, Escape возвращает на место.`,
    started: (start: DragStart) => {
      const title = titleOf(start);
      const column = columnOf(start.source.droppableId);
      const place = start.source.index + 1;
      return t`Карточка «${title}» взята. Колонка «${column}», место ${place}.`;
    },
    over: ({ destination }: DragUpdate) => {
      if (destination === null) return t`Сюда карточку положить нельзя.`;
      const column = columnOf(destination.droppableId);
      const place = destination.index + 1;
      return t`Колонка «${column}», место ${place}.`;
    },
    ended: (result: DropResult) => {
      const title = titleOf(result);
      if (result.reason === 'CANCEL' || result.destination === null) return t`Карточка «${title}» вернулась на своё место.`;
      const column = columnOf(result.destination.droppableId);
      const place = result.destination.index + 1;
      return t`Карточка «${title}» теперь в колонке «${column}», место ${place}.`;
    },
  };
}
