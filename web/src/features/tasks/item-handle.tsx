import type { DraggableProvidedDragHandleProps } from '@hello-pangea/dnd';
import { useLingui } from '@lingui/react/macro';
import { IconGripVertical } from '@tabler/icons-react';
import classes from './task-view.module.css';

interface Props {
  /** The words of the item. */
  of: string;
  /** Null: it cannot be moved now. */
  props: DraggableProvidedDragHandleProps | null;
  lifted: boolean;
}

/** What an item is taken by. */
export function ItemHandle({ of, props, lifted }: Props) {
  const { t } = useLingui();
  if (props === null) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a button by the props; dragging leaves alone what is one by its tag
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: likewise
    <span
      {...props}
      className={classes.handle}
      aria-label={t`Переместить: ${of}`}
      // Escape puts a lifted item back, and the sheet around it stays: it hears the key where the focus is.
      data-mantine-stop-propagation={lifted || undefined}
      onMouseDown={({ currentTarget }) => currentTarget.focus()}
    >
      <IconGripVertical size={18} stroke={1.6} aria-hidden="true" />
    </span>
  );
}
