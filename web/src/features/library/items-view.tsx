import type { DragEvent, KeyboardEvent } from 'react';
import type { LibraryItem } from '#contract/library';
import type { MenuEntry } from '#web/ui/row-menu.tsx';
import { RowTick, useRowTicks } from '#web/ui/table-ticks.tsx';
import type { Selection } from '#web/ui/use-selection.ts';
import { startDrag } from './drag-items.ts';
import { ItemTile, type TileProps } from './item-tile.tsx';
import classes from './items.module.css';
import { stepOf } from './step-of.ts';

interface Props extends Pick<TileProps, 'folderPath' | 'look'> {
  label: string;
  items: readonly LibraryItem[];
  /** Null: nothing may be done with them. */
  selection: Selection | null;
  menu: (item: LibraryItem) => readonly MenuEntry[];
  onRename: (item: LibraryItem) => void;
  onDelete: (items: readonly LibraryItem[]) => void;
  /** Begins to drag these. */
  onDrag: (items: readonly LibraryItem[]) => void;
  /** What is dragged came down on this folder. */
  onDropInto: (folder: string) => void;
}

/** Folders and files. Arrows walk, Enter opens, Space ticks, F2 renames, Delete deletes, Ctrl A ticks all, Esc unticks. */
export function ItemsView({ label, items, look, selection, menu, folderPath, onRename, onDelete, onDrag, onDropInto }: Props) {
  const ticks = selection
    ? {
        has: ({ id }: LibraryItem) => selection.has(id),
        onChange: (rows: readonly LibraryItem[], on: boolean) =>
          selection.change(
            rows.map(({ id }) => id),
            on,
          ),
      }
    : undefined;
  const rowTicks = useRowTicks(items, ticks);
  const withOthers = (item: LibraryItem) => (selection?.has(item.id) ? items.filter(({ id }) => selection.has(id)) : [item]);

  const keys = (event: KeyboardEvent<HTMLUListElement>) => {
    const opener = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-open]') : null;
    if (opener === null || event.altKey) return;
    const item = items.find(({ id }) => id === opener.dataset.open);
    if (item === undefined) return;
    const act = actOf(event, item);
    if (act === null) return;
    event.preventDefault();
    act();
  };
  const actOf = (
    { key, code, ctrlKey, metaKey, currentTarget }: KeyboardEvent<HTMLUListElement>,
    item: LibraryItem,
  ): (() => void) | null => {
    // By its place: with a Russian layout the letter there is another.
    if (ctrlKey || metaKey) return code === 'KeyA' && ticks ? () => ticks.onChange(items, true) : null;
    if (key === 'F2') return item.can.edit ? () => onRename(item) : null;
    if (key === 'Delete') return item.can.delete ? () => onDelete(withOthers(item)) : null;
    if (key === ' ') return ticks ? () => ticks.onChange([item], !ticks.has(item)) : null;
    if (key === 'Escape') return selection && selection.keys.size > 0 ? selection.clear : null;
    const openers = [...currentTarget.querySelectorAll<HTMLElement>('[data-open]')];
    const to = stepOf(key, items.indexOf(item), openers);
    return to === null ? null : () => openers[to]?.focus();
  };
  const drag = (item: LibraryItem) => (event: DragEvent) => {
    startDrag(event, item.name);
    onDrag(withOthers(item));
  };
  return (
    <ul
      className={classes.items}
      aria-label={label}
      data-look={look === 'list' ? 'list' : 'tiles'}
      data-ticks={selection && selection.keys.size > 0 ? 'some' : 'none'}
      onKeyDown={keys}
    >
      {items.map((item, index) => (
        <ItemTile
          key={item.id}
          item={item}
          look={look}
          ticked={selection?.has(item.id) ?? false}
          tick={
            ticks && (
              <div className={classes.tick}>
                <RowTick row={item} name={item.name} index={index} ticks={rowTicks} />
              </div>
            )
          }
          menu={menu(item)}
          folderPath={folderPath}
          onDrag={item.can.move ? drag(item) : null}
          onDrop={item.type === 'folder' && item.can.edit ? () => onDropInto(item.id) : null}
        />
      ))}
    </ul>
  );
}
