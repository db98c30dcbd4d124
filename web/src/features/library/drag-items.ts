import { type DragEvent, useState } from 'react';

/** What tells our tiles from files dragged in from outside. */
export const LIBRARY_DRAG = 'application/x-profplus-library';

export function startDrag(event: DragEvent, name: string) {
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData(LIBRARY_DRAG, name);
}

/** Attributes of a place that tiles may be dropped on; `null` for one where they may not. */
export function useDropPlace(onDrop: (() => void) | null) {
  const [over, setOver] = useState(false);
  if (onDrop === null) return {};
  const ours = (event: DragEvent) => event.dataTransfer.types.includes(LIBRARY_DRAG);
  return {
    'data-over': over || undefined,
    onDragOver: (event: DragEvent) => {
      if (!ours(event)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      if (!ours(event)) return;
      event.preventDefault();
      onDrop();
    },
  };
}
