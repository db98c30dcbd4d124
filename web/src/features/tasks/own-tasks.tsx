import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { TaskCard, TaskView } from '#contract/tasks';
import { Card, Section } from '#web/ui/card.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { groupOf, type TaskGroup, useToday } from './due.ts';
import classes from './own-tasks.module.css';
import { StateTick } from './state-tick.tsx';
import { DueMark, PriorityMark, TaskCounts } from './task-marks.tsx';
import { tasksQuery } from './tasks.ts';

interface Props {
  organizationId: OrganizationId;
  view: TaskView;
  pathOf: (taskId: string) => string;
}

/** Open tasks by how soon they are due, and below them those that are done. */
export function OwnTasks({ organizationId, view, pathOf }: Props) {
  const { t } = useLingui();
  const today = useToday(organizationId);
  const list = useInfiniteQuery(tasksQuery(organizationId, { view, state: 'open', sort: 'due' }));
  const { data, error, refetch } = list;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Card>
        <ListSkeleton rows={4} height={60} />
      </Card>
    );
  }
  const tasks = data.pages.flatMap(({ items }) => items);
  const groups = Map.groupBy(tasks, (task) => groupOf(task, today));
  const words: Record<TaskGroup, string> = { overdue: t`Просроченные`, today: t`Сегодня`, soon: t`Скоро`, undated: t`Без срока` };
  return (
    <div className={classes.groups}>
      {tasks.length === 0 && (
        <Card>
          <EmptyState
            icon={IconChecklist}
            title={t`Задач пока нет`}
            text={view === 'mine' ? t`Здесь будут ваши задачи.` : t`Поставьте первую: «Создать задачу».`}
          />
        </Card>
      )}
      {(['overdue', 'today', 'soon', 'undated'] as const).map((group) => {
        const inGroup = groups.get(group);
        return inGroup && <Rows key={group} title={words[group]} tasks={inGroup} pathOf={pathOf} />;
      })}
      <MoreButton list={list} />
      <Done organizationId={organizationId} view={view} pathOf={pathOf} />
    </div>
  );
}

/** «Выполненные», asked for when somebody wants to see them. */
function Done({ organizationId, view, pathOf }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const list = useInfiniteQuery({
    ...tasksQuery(organizationId, { view, state: 'done', sort: 'created', limit: 20 }),
    enabled: open,
  });
  const tasks = list.data?.pages.flatMap(({ items }) => items);
  const toggle = (
    <Button variant="subtle" size="compact-md" aria-expanded={open} onClick={() => setOpen(!open)}>
      {open ? <Trans>Скрыть</Trans> : <Trans>Показать</Trans>}
    </Button>
  );
  if (!open || !tasks) {
    return (
      <Section title={t`Выполненные`} aside={toggle}>
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : open && <ListSkeleton rows={2} height={56} />}
      </Section>
    );
  }
  return (
    <>
      <Rows title={t`Выполненные`} tasks={tasks} pathOf={pathOf} aside={toggle} />
      <MoreButton list={list} />
    </>
  );
}

function Rows({ title, tasks, pathOf, aside }: { title: string; tasks: readonly TaskCard[]; pathOf: Props['pathOf']; aside?: ReactNode }) {
  const { t } = useLingui();
  return (
    <Section title={title} aside={aside}>
      {tasks.length === 0 && <p className={classes.quiet}>{t`Пока ни одной`}</p>}
      <ul className={classes.list}>
        {tasks.map((task) => (
          <li key={task.id} className={classes.row}>
            <StateTick task={task} />
            <Link to={pathOf(task.id)} className={classes.link ?? ''}>
              <span className={classes.title} data-done={task.state === 'done' || undefined}>
                {task.title}
              </span>
              <span className={classes.marks}>
                {task.state !== 'done' && <DueMark task={task} />}
                {task.state !== 'done' && <PriorityMark priority={task.priority} />}
                <TaskCounts task={task} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
