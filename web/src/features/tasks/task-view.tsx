import { Trans, useLingui } from '@lingui/react/macro';
import { Button, SegmentedControl } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { Task } from '#contract/tasks';
import { useErrorText } from '#web/lib/error-text.ts';
import { RichText } from '#web/ui/rich-text.tsx';
import { RowMenu } from '#web/ui/row-menu.tsx';
import { toast } from '#web/ui/toast.ts';
import { onTop, useMoveTask } from './moves.ts';
import { TaskChecklist } from './task-checklist.tsx';
import { TaskComments } from './task-comments.tsx';
import { TaskFacts } from './task-facts.tsx';
import { TaskFiles } from './task-files.tsx';
import { TaskHistory } from './task-history.tsx';
import { useTaskMenu } from './task-menu.ts';
import classes from './task-view.module.css';
import { STATES, stateWords } from './task-words.ts';

interface Props {
  task: Task;
  /** As large as a file may be here. */
  maxBytes: number;
  onEdit: () => void;
  /** After it was deleted from here. */
  onDeleted: () => void;
}

/** A task whole: its state, what is known of it, its text, checklist, files, comments and history. */
export function TaskView({ task, maxBytes, onEdit, onDeleted }: Props) {
  const menu = useTaskMenu(task, { onDeleted });
  return (
    <div className={classes.view}>
      <div className={classes.bar}>
        <StateChoice task={task} />
        {(task.can.edit || menu.length > 0) && (
          <div className={classes.acts}>
            {task.can.edit && (
              <Button variant="default" leftSection={<IconPencil size={18} stroke={1.7} />} onClick={onEdit}>
                <Trans>Изменить</Trans>
              </Button>
            )}
            <RowMenu of={task.title} entries={menu} />
          </div>
        )}
      </div>
      <div className={classes.columns}>
        <div className={classes.side}>
          <TaskFacts task={task} />
        </div>
        <div className={classes.main}>
          {task.description && <RichText doc={task.description} />}
          <TaskChecklist task={task} />
          <TaskFiles task={task} maxBytes={maxBytes} />
          <TaskComments task={task} />
          <TaskHistory task={task} />
        </div>
      </div>
    </div>
  );
}

/** The state as three words; the chosen one is where it stands. */
function StateChoice({ task }: { task: Task }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const move = useMoveTask(task.organizationId);
  // As it will be, until the server has said.
  const state = move.isPending ? move.variables.state : task.state;
  return (
    <SegmentedControl
      className={classes.states ?? ''}
      aria-label={t`Состояние`}
      value={state}
      disabled={!task.can.work}
      onChange={(to) => move.mutate({ taskId: task.id, ...onTop(to) }, { onError: (error) => toast.failed(explain(error)) })}
      data={STATES.map((value) => ({ value, label: t(stateWords[value]) }))}
    />
  );
}
