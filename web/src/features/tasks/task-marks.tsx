import { useLingui } from '@lingui/react/macro';
import { VisuallyHidden } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCalendar,
  IconChevronsUp,
  IconChevronUp,
  IconListCheck,
  IconMessage,
  IconPaperclip,
  IconRepeat,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { TaskCard, TaskPriority } from '#contract/tasks';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
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

/** How far the checklist is, how many comments and files, whether it repeats. */
export function TaskCounts({ task: { checklist, comments, files, repeats } }: { task: TaskCard }) {
  const { t } = useLingui();
  const { done, total } = checklist;
  return (
    <>
      {total > 0 && (
        <span className={classes.mark} title={t`Сделано пунктов: ${done} из ${total}`}>
          <IconListCheck size={16} stroke={1.7} role="img" aria-label={t`Сделано пунктов`} />
          {done}/{total}
        </span>
      )}
      {comments > 0 && (
        <span className={classes.mark} title={t`Комментарии`}>
          <IconMessage size={15} stroke={1.7} role="img" aria-label={t`Комментарии`} />
          {comments}
        </span>
      )}
      {files > 0 && (
        <span className={classes.mark} title={t`Файлы`}>
          <IconPaperclip size={15} stroke={1.7} role="img" aria-label={t`Файлы`} />
          {files}
        </span>
      )}
      {repeats && <IconRepeat className={classes.icon} size={15} stroke={1.7} role="img" aria-label={t`Повторяется`} />}
    </>
  );
}

const SHOWN = 3;

/** Faces of those whose task it is, and the group's name. */
export function Assignees({ task: { assignees, group } }: { task: Pick<TaskCard, 'assignees' | 'group'> }) {
  const { t } = useLingui();
  if (assignees.length === 0 && group === null) return null;
  const nobody = t`Удалённый пользователь`;
  const names = [...assignees.map(({ name }) => name || nobody), ...(group ? [group.name] : [])].join(', ');
  return (
    <span className={classes.people} title={names}>
      <VisuallyHidden>{t`Исполнители: ${names}`}</VisuallyHidden>
      {assignees.slice(0, SHOWN).map(({ id, name }) => (
        <PersonAvatar key={id} name={name} size={26} className={classes.face ?? ''} />
      ))}
      {assignees.length > SHOWN && (
        <span className={classes.more} aria-hidden="true">
          +{assignees.length - SHOWN}
        </span>
      )}
      {group && (
        <span className={classes.group} aria-hidden="true">
          <IconUsersGroup size={15} stroke={1.7} />
          <span>{group.name}</span>
        </span>
      )}
    </span>
  );
}
