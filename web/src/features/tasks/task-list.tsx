import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { TaskCard } from '#contract/tasks';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import { StateTick } from './state-tick.tsx';
import classes from './task-list.module.css';
import { Assignees, DueMark, PriorityMark, TaskCounts } from './task-marks.tsx';
import { stateWords } from './task-words.ts';
import { tasksQuery } from './tasks.ts';
import { listQueryOf, type TasksView } from './tasks-view.ts';

interface Props {
  organizationId: OrganizationId;
  view: TasksView;
  pathOf: (taskId: string) => string;
  empty: ReactNode;
}

/** «Задачи» as a list. */
export function TaskList({ organizationId, view, pathOf, empty }: Props) {
  const { t } = useLingui();
  const list = useInfiniteQuery({ ...tasksQuery(organizationId, listQueryOf(view)), placeholderData: keepPreviousData });
  const { data, error, refetch, isPlaceholderData } = list;
  const columns: Column<TaskCard>[] = [
    { id: 'title', header: t`Задача`, cell: (task) => <Title task={task} to={pathOf(task.id)} /> },
    { id: 'state', header: t`Состояние`, width: 150, cell: ({ state }) => t(stateWords[state]) },
    { id: 'due', header: t`Срок`, width: 190, cell: (task) => <DueMark task={task} /> },
    { id: 'priority', header: t`Приоритет`, width: 130, cell: ({ priority }) => <PriorityMark priority={priority} /> },
    { id: 'assignees', header: t`Исполнители`, width: 190, cell: (task) => <Whose task={task} /> },
  ];
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <DataTable
      label={t`Задачи`}
      columns={columns}
      rows={data?.pages.flatMap(({ items }) => items) ?? []}
      rowKey={({ id }) => id}
      rowName={({ title }) => title}
      card={(task) => <PhoneRow task={task} to={pathOf(task.id)} />}
      pager={list.hasNextPage && <MoreButton list={list} />}
      empty={empty}
      loading={!data}
      busy={isPlaceholderData}
      minWidth={820}
    />
  );
}

function Title({ task, to }: { task: TaskCard; to: string }) {
  return (
    <div className={classes.title}>
      <StateTick task={task} />
      <div className={classes.words}>
        <Link to={to} search={true} resetScroll={false} className={classes.link ?? ''} data-done={task.state === 'done' || undefined}>
          {task.title}
        </Link>
        <span className={classes.marks}>
          <TaskCounts task={task} />
        </span>
      </div>
    </div>
  );
}

function Whose({ task }: { task: TaskCard }) {
  const [only, ...others] = task.assignees;
  return (
    <span className={classes.whose}>
      <Assignees task={task} />
      {only && others.length === 0 && task.group === null && <span className={classes.name}>{only.name}</span>}
    </span>
  );
}

function PhoneRow({ task, to }: { task: TaskCard; to: string }) {
  return (
    <>
      <Title task={task} to={to} />
      <span className={classes.under}>
        <DueMark task={task} />
        <PriorityMark priority={task.priority} />
        <Assignees task={task} />
      </span>
    </>
  );
}
