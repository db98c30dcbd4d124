import { useLingui } from '@lingui/react/macro';
import { Checkbox, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { MAX_ITEM_TEXT, type TaskItem } from '#contract/tasks';
import { useErrorText } from '#web/lib/error-text.ts';
import { type MenuEntry, RowMenu } from '#web/ui/row-menu.tsx';
import { toast } from '#web/ui/toast.ts';
import type { useTaskItems } from './items.ts';
import classes from './task-view.module.css';

interface Props {
  item: TaskItem;
  canWork: boolean;
  acts: ReturnType<typeof useTaskItems>;
  /** Undefined at the end of the list. */
  up: (() => void) | undefined;
  down: (() => void) | undefined;
}

/** An item of the checklist: a tick with its words, and what else can be done to it. */
export function ChecklistItem({ item, canWork, acts: { change, remove, restore, soon }, up, down }: Props) {
  const { t } = useLingui();
  const explain = useErrorText();
  const [renaming, setRenaming] = useState<string | null>(null);
  const failed = { onError: (error: unknown) => toast.failed(explain(error)) };
  const { text, done } = soon(item);

  const rename = () => {
    const said = renaming?.trim() ?? '';
    if (said === '' || said === item.text) return setRenaming(null);
    change.mutate({ itemId: item.id, text: said }, { onSuccess: () => setRenaming(null), ...failed });
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Enter') rename();
    if (key === 'Escape') setRenaming(null);
  };
  const takeOut = () => {
    // The row goes with the item: what follows is told without it.
    const putBack = () => restore.mutateAsync(item.id).then(() => toast.done(t`Пункт «${text}» снова на месте`), failed.onError);
    remove
      .mutateAsync(item.id)
      .then(() => toast.done(t`Пункт «${text}» удалён`, { label: t`Вернуть`, run: () => void putBack() }), failed.onError);
  };
  const entries: MenuEntry[] = [
    { label: t`Изменить`, icon: IconPencil, onSelect: () => setRenaming(item.text) },
    ...(up ? [{ label: t`Выше`, icon: IconArrowUp, onSelect: up }] : []),
    ...(down ? [{ label: t`Ниже`, icon: IconArrowDown, onSelect: down }] : []),
    { label: t`Удалить`, icon: IconTrash, danger: true, onSelect: takeOut },
  ];
  return (
    <>
      {renaming === null ? (
        <Checkbox
          className={classes.tick ?? ''}
          label={text}
          checked={done}
          disabled={!canWork}
          data-done={done || undefined}
          onChange={({ currentTarget: { checked } }) => change.mutate({ itemId: item.id, done: checked }, failed)}
        />
      ) : (
        <TextInput
          className={classes.tick ?? ''}
          aria-label={t`Пункт`}
          ref={(field) => field?.focus()}
          maxLength={MAX_ITEM_TEXT}
          value={renaming}
          onChange={({ currentTarget: { value } }) => setRenaming(value)}
          onKeyDown={onKey}
          onBlur={rename}
          // Escape is the field's alone: the sheet stays.
          data-mantine-stop-propagation
        />
      )}
      {canWork && renaming === null && <RowMenu of={text} entries={entries} />}
    </>
  );
}
