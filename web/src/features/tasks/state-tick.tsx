import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import type { TaskCard } from '#contract/tasks';
import { useErrorText } from '#web/lib/error-text.ts';
import { toast } from '#web/ui/toast.ts';
import { onTop, useMoveTask } from './moves.ts';
import classes from './state-tick.module.css';

/** Finishes a task, and takes that back. */
export function StateTick({ task }: { task: Pick<TaskCard, 'id' | 'organizationId' | 'title' | 'state' | 'can'> }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const move = useMoveTask(task.organizationId);
  const { title } = task;
  // As it will be, until the server has said.
  const state = move.isPending ? move.variables.state : task.state;
  const change = (done: boolean) => {
    const back = task.state === 'done' ? 'todo' : task.state;
    // Not by callbacks of `mutate`: the row may be gone when «Вернуть» is answered.
    const tell = (to: TaskCard['state']) =>
      move.mutateAsync({ taskId: task.id, ...onTop(to) }).catch((error: unknown) => toast.failed(explain(error)));
    void tell(done ? 'done' : 'todo');
    if (done) toast.done(t`Готово: «${title}»`, { label: t`Вернуть`, run: () => void tell(back) });
  };
  return (
    <Checkbox
      className={classes.tick ?? ''}
      aria-label={t`Готово: ${title}`}
      checked={state === 'done'}
      disabled={!task.can.work}
      onChange={({ currentTarget: { checked } }) => change(checked)}
    />
  );
}
