import type { TaskItemId } from '#contract/ids';
import type { TaskItem } from '#contract/tasks';

/** Where an item goes: right after another one; after none it is the first. */
export interface ItemMove {
  readonly itemId: TaskItemId;
  readonly after: TaskItemId | null;
}

/** The one after which an item comes to stand at a place among those that stay. */
export const afterOf = (items: readonly TaskItem[], itemId: TaskItemId, index: number): TaskItemId | null =>
  items.filter(({ id }) => id !== itemId)[index - 1]?.id ?? null;

/** The items with one of them moved; the very same where it or the one before it is gone. */
export function withMove(items: readonly TaskItem[], { itemId, after }: ItemMove): readonly TaskItem[] {
  const item = items.find(({ id }) => id === itemId);
  const others = items.filter(({ id }) => id !== itemId);
  const index = after === null ? 0 : others.findIndex(({ id }) => id === after) + 1;
  return item === undefined || (after !== null && index === 0) ? items : others.toSpliced(index, 0, item);
}
