import { useLingui } from '@lingui/react/macro';
import type { OrganizationId } from '#contract/ids';
import type { TaskChange, TaskDue } from '#contract/tasks';
import { useDueText } from './due.ts';
import { priorityWords, stateWords } from './task-words.ts';

/** What happened to a task, in people's words. */
export function useHistoryText(organizationId: OrganizationId): (change: TaskChange) => string {
  const { t } = useLingui();
  const dueText = useDueText(organizationId);
  const nobody = t`Удалённый пользователь`;
  const namesOf = (people: readonly { name: string }[]) => people.map(({ name }) => name || nobody).join(', ');
  const due = (value: TaskDue | null) => (value === null ? t`без срока` : dueText(value));
  return (change) => {
    switch (change.kind) {
      case 'created':
        return t`Задача создана`;
      case 'repeated':
        return t`Задача появилась по расписанию`;
      case 'deleted':
        return t`Задача удалена`;
      case 'restored':
        return t`Задача возвращена`;
      case 'description':
        return t`Описание изменено`;
      case 'repeat':
        return t`Повтор изменён`;
      case 'commented':
        return t`Добавлен комментарий`;
      case 'commentDeleted':
        return t`Комментарий удалён`;
      case 'title': {
        const { from, to } = change;
        return t`Название: «${from}» → «${to}»`;
      }
      case 'due': {
        const from = due(change.from);
        const to = due(change.to);
        return t`Срок: ${from} → ${to}`;
      }
      case 'priority': {
        const from = t(priorityWords[change.from]);
        const to = t(priorityWords[change.to]);
        return t`Приоритет: ${from} → ${to}`;
      }
      case 'state': {
        const from = t(stateWords[change.from]);
        const to = t(stateWords[change.to]);
        return t`Состояние: ${from} → ${to}`;
      }
      case 'assignees': {
        const added = namesOf(change.added);
        const removed = namesOf(change.removed);
        if (removed === '') return t`Исполнители: добавлены ${added}`;
        if (added === '') return t`Исполнители: сняты ${removed}`;
        return t`Исполнители: добавлены ${added}; сняты ${removed}`;
      }
      case 'excluded': {
        const removed = namesOf(change.removed);
        return t`Больше не исполнитель, исключён из организации: ${removed}`;
      }
      case 'group': {
        const from = change.from ?? t`нет`;
        const to = change.to ?? t`нет`;
        return t`Группа: ${from} → ${to}`;
      }
      case 'itemAdded':
      case 'itemDone':
      case 'itemUndone':
      case 'itemRemoved':
      case 'itemRestored':
      case 'itemRenamed': {
        const { text } = change;
        const words = {
          itemAdded: t`Новый пункт: «${text}»`,
          itemDone: t`Сделан пункт: «${text}»`,
          itemUndone: t`Снова не сделан пункт: «${text}»`,
          itemRemoved: t`Удалён пункт: «${text}»`,
          itemRestored: t`Возвращён пункт: «${text}»`,
          itemRenamed: t`Изменён пункт: «${text}»`,
        };
        return words[change.kind];
      }
      case 'fileAdded': {
        const { name } = change;
        return t`Приложен файл «${name}»`;
      }
      case 'fileRemoved': {
        const { name } = change;
        return t`Убран файл «${name}»`;
      }
    }
  };
}
