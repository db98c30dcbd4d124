import type { TaskItemId } from '#contract/ids';
import type { TaskItem } from '#contract/tasks';
import { ChecklistItem } from './checklist-item.tsx';
import { afterOf } from './checklist-order.ts';
import type { useTaskItems } from './items.ts';
import classes from './task-view.module.css';

export interface ItemListProps {
  items: readonly TaskItem[];
  canWork: boolean;
  acts: ReturnType<typeof useTaskItems>;
  /** Puts an item right after another one; after none is first. */
  onMove: (itemId: TaskItemId, after: TaskItemId | null) => void;
}

/** A step of an item up and down, for its menu; undefined at the end of the list. */
export function stepsOf(items: readonly TaskItem[], index: number, onMove: ItemListProps['onMove']) {
  const to = (place: number) => {
    const item = items[index];
    return item && items[place] ? () => onMove(item.id, afterOf(items, item.id, place)) : undefined;
  };
  return { up: to(index - 1), down: to(index + 1) };
}

/** The items of a checklist where they cannot be dragged. */
export function ItemList({ items, onMove, ...rest }: ItemListProps) {
  return (
    <ul className={classes.items}>
      {items.map((item, index) => (
        <li key={item.id} className={classes.item}>
          <ChecklistItem item={item} {...stepsOf(items, index, onMove)} {...rest} />
        </li>
      ))}
    </ul>
  );
}
