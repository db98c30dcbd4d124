import { useLingui } from '@lingui/react/macro';
import { IconArrowRight, IconTrash } from '@tabler/icons-react';
import type { TaskCard, TaskState } from '#contract/tasks';
import { useErrorText } from '#web/lib/error-text.ts';
import type { MenuEntry } from '#web/ui/row-menu.tsx';
import { toast } from '#web/ui/toast.ts';
import { STATES, stateWords } from './task-words.ts';
import { useDeleteTask } from './tasks.ts';

interface Acts {
  onMove?: (state: TaskState) => void;
  /** After it was deleted. */
  onDeleted?: (() => void) | undefined;
}

/** What can be done to a task from where it is shown: «Переместить в …», «Удалить» with a way back. */
export function useTaskMenu(task: TaskCard, { onMove, onDeleted }: Acts): MenuEntry[] {
  const { t } = useLingui();
  const explain = useErrorText();
  const { remove, restore } = useDeleteTask(task.organizationId);
  const { title } = task;
  const failed = (error: unknown) => toast.failed(explain(error));
  const bringBack = () => restore.mutateAsync(task.id).then(() => toast.done(t`Задача «${title}» снова на месте`), failed);
  const discard = () =>
    remove.mutateAsync(task.id).then(() => {
      toast.done(t`Задача «${title}» удалена`, { label: t`Вернуть`, run: () => void bringBack() });
      onDeleted?.();
    }, failed);
  const moves = STATES.filter((state) => state !== task.state).map((state) => {
    const column = t(stateWords[state]);
    return { label: t`Переместить в «${column}»`, icon: IconArrowRight, onSelect: () => onMove?.(state) };
  });
  return [
    ...(onMove && task.can.work ? moves : []),
    ...(task.can.delete ? [{ label: t`Удалить`, icon: IconTrash, danger: true, onSelect: () => void discard() }] : []),
  ];
}
