import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { TaskPriority, TaskState } from '#contract/tasks';

/** The states in the order of the board's columns. */
export const STATES = ['todo', 'doing', 'done'] as const satisfies readonly TaskState[];
export const stateWords: Record<TaskState, MessageDescriptor> = {
  todo: msg`К выполнению`,
  doing: msg`В работе`,
  done: msg`Готово`,
};

/** From the most pressing. */
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const satisfies readonly TaskPriority[];
export const priorityWords: Record<TaskPriority, MessageDescriptor> = {
  urgent: msg`Срочный`,
  high: msg`Высокий`,
  normal: msg`Обычный`,
  low: msg`Низкий`,
};
