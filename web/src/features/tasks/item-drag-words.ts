import type { DragStart, DragUpdate, DropResult } from '@hello-pangea/dnd';
import { useLingui } from '@lingui/react/macro';
import type { TaskItem } from '#contract/tasks';

/** What an item's journey sounds like to those who hear the page. */
export function useItemDragWords(items: readonly TaskItem[]) {
  const { t } = useLingui();
  const total = items.length;
  const textOf = ({ draggableId }: DragStart) => items.find(({ id }) => id === draggableId)?.text ?? '';
  return {
    instructions: t`Пробел берёт пункт: стрелками вверх и вниз его переносят, пробелом отпускают, Escape возвращает на место.`,
    started: (start: DragStart) => {
      const text = textOf(start);
      const place = start.source.index + 1;
      return t`Пункт «${text}» взят. Место ${place} из ${total}.`;
    },
    over: ({ destination }: DragUpdate) => {
      if (destination === null) return t`Сюда пункт положить нельзя.`;
      const place = destination.index + 1;
      return t`Место ${place} из ${total}.`;
    },
    ended: (result: DropResult) => {
      const text = textOf(result);
      if (result.reason === 'CANCEL' || result.destination === null) return t`Пункт «${text}» вернулся на своё место.`;
      const place = result.destination.index + 1;
      return t`Пункт «${text}» теперь на месте ${place} из ${total}.`;
    },
  };
}
