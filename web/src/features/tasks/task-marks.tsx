import { useLingui } from '@lingui/react/macro';
import { IconAlertTriangle, IconCalendar, IconChevronsUp, IconChevronUp } from '@tabler/icons-react';
import type { TaskCard, TaskPriority } from '#contract/tasks';
import { useDueText } from './due.ts';
import classes from './task-marks.module.css';
import { priorityWords } from './task-words.ts';

/** When it is due; of an overdue one the word beside the colour. */
export function DueMark({ task }: { task: Pick<TaskCard, 'organizationId' | 'due' | 'overdue' | 'state'> }) {
  const { t } = useLingui();
  const dueText = useDueText(task.organizationId);
  if (task.due === null) return null;
  const text = dueText(task.due);
  return (
    <span className={classes.mark} data-hot={task.overdue || undefined}>
      {task.overdue ? (
        <IconAlertTriangle size={15} stroke={1.8} aria-hidden="true" />
      ) : (
        <IconCalendar size={15} stroke={1.7} aria-hidden="true" />
      )}
      {task.overdue ? t`Просрочена: ${text}` : text}
    </span>
  );
}

/** The ones above the usual; the rest say nothing. */
export function PriorityMark({ priority }: { priority: TaskPriority }) {
  const { t } = useLingui();
  if (priority === 'normal' || priority === 'low') return null;
  const Icon = priority === 'urgent' ? IconChevronsUp : IconChevronUp;
  const word = t(priorityWords[priority]);
  return (
    <span className={classes.mark} data-hot={priority === 'urgent' || undefined}>
      <Icon size={16} stroke={2} aria-hidden="true" />
      <span title={t`Приоритет: ${word}`}>{word}</span>
    </span>
  );
}
