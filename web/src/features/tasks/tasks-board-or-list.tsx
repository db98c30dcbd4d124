import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { EmptyState } from '#web/ui/states.tsx';
import type { TaskBoardProps } from './board.tsx';
import { BoardSkeleton } from './board-skeleton.tsx';
import { TaskList } from './task-list.tsx';
import { TasksToolbar } from './tasks-toolbar.tsx';
import { isFiltered, type TasksView } from './tasks-view.ts';

/** Dragging weighs 30 KB: it comes with what can be dragged. */
const Board = lazy(() => import('./board.tsx'));

interface Props extends Omit<TaskBoardProps, 'empty' | 'onUnfilter'> {
  onView: (change: Partial<TasksView>) => void;
}

/** «Задачи» of the cabinet: the filters, and a board or a list under them. */
export function TasksBoardOrList({ onView, ...shown }: Props) {
  const { organizationId, view, pathOf } = shown;
  const empty = <Nothing view={view} onView={onView} />;
  return (
    <>
      <TasksToolbar view={view} onView={onView} />
      {view.view === '' ? (
        <Suspense fallback={<BoardSkeleton />}>
          <Board {...shown} empty={empty} onUnfilter={() => onView({ q: '', priority: '' })} />
        </Suspense>
      ) : (
        <TaskList organizationId={organizationId} view={view} pathOf={pathOf} empty={empty} />
      )}
    </>
  );
}

/** Why the list is empty, and the way to what there is. */
function Nothing({ view, onView }: { view: TasksView; onView: (change: Partial<TasksView>) => void }) {
  const { t } = useLingui();
  if (isFiltered(view)) {
    return (
      <EmptyState
        icon={IconChecklist}
        title={t`Ничего не нашлось`}
        text={t`Таких задач нет: смягчите условия.`}
        action={
          <Button variant="default" onClick={() => onView({ q: '', priority: '', state: '' })}>
            <Trans>Сбросить</Trans>
          </Button>
        }
      />
    );
  }
  if (view.filter === 'overdue') return <EmptyState icon={IconChecklist} title={t`Просроченных задач нет`} />;
  return (
    <EmptyState
      icon={IconChecklist}
      title={t`Задач пока нет`}
      text={view.filter === '' ? t`Здесь будут ваши задачи.` : t`Поставьте первую: «Создать задачу».`}
      action={
        view.filter !== 'all' && (
          <Button variant="default" onClick={() => onView({ filter: 'all' })}>
            <Trans>Показать все</Trans>
          </Button>
        )
      }
    />
  );
}
