import { DragDropContext, Draggable, Droppable, type DropResult, type ResponderProvided } from '@hello-pangea/dnd';
import { useState } from 'react';
import type { TaskItemId } from '#contract/ids';
import type { TaskItem } from '#contract/tasks';
import { ChecklistItem } from './checklist-item.tsx';
import { afterOf } from './checklist-order.ts';
import { useItemDragWords } from './item-drag-words.ts';
import { ItemHandle } from './item-handle.tsx';
import { type ItemListProps, stepsOf } from './item-list.tsx';
import classes from './task-view.module.css';

/** The items of a checklist, moved by mouse, finger, keys or their menu. Default export: it comes lazily, with its dragging. */
export default function DraggableItems({ items, onMove, ...rest }: ItemListProps) {
  // As on the board: what others do meanwhile is shown once the hand is empty.
  const [held, setHeld] = useState<readonly TaskItem[] | null>(null);
  const shown = held ?? items;
  const words = useItemDragWords(shown);
  const drop = (result: DropResult, { announce }: ResponderProvided) => {
    const { destination, source } = result;
    const itemId = result.draggableId as TaskItemId;
    announce(words.ended(result));
    if (destination && destination.index !== source.index) onMove(itemId, afterOf(shown, itemId, destination.index));
    setHeld(null);
  };
  return (
    <DragDropContext
      dragHandleUsageInstructions={words.instructions}
      onBeforeCapture={() => setHeld(shown)}
      onDragStart={(start, { announce }) => announce(words.started(start))}
      onDragUpdate={(update, { announce }) => announce(words.over(update))}
      onDragEnd={drop}
    >
      <Droppable droppableId="checklist">
        {(place) => (
          <ul ref={place.innerRef} {...place.droppableProps} className={classes.items}>
            {shown.map((item, index) => (
              <Draggable key={item.id} draggableId={item.id} index={index} isDragDisabled={shown.length < 2}>
                {({ innerRef, draggableProps, dragHandleProps }, { isDragging }) => (
                  <li ref={innerRef} {...draggableProps} className={classes.item} data-lifted={isDragging || undefined}>
                    <ItemHandle of={item.text} props={dragHandleProps} lifted={isDragging} />
                    <ChecklistItem item={item} {...stepsOf(shown, index, onMove)} {...rest} />
                  </li>
                )}
              </Draggable>
            ))}
            {place.placeholder}
          </ul>
        )}
      </Droppable>
    </DragDropContext>
  );
}
