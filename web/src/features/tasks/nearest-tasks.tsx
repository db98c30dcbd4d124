import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { ErrorState } from '#web/ui/states.tsx';
import classes from './nearest-tasks.module.css';
import { StateTick } from './state-tick.tsx';
import { DueMark, PriorityMark } from './task-marks.tsx';
import { nearestTasksQuery } from './tasks.ts';

interface Props {
  organizationId: OrganizationId;
  /** Where a task opens, in this area. */
  pathOf: (taskId: string) => string;
  limit?: number;
}

/** Own open tasks, the nearest first, each with a tick that finishes it; a quiet line where there is none. */
export function NearestTasks({ organizationId, pathOf, limit = 5 }: Props) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(nearestTasksQuery(organizationId, limit));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={Math.min(limit, 3)} height={60} />;
  if (data.items.length === 0) return <p className={classes.quiet}>{t`Здесь будут ваши задачи.`}</p>;
  return (
    <ul className={classes.list}>
      {data.items.map((task) => (
        <li key={task.id} className={classes.row}>
          <StateTick task={task} />
          <Link to={pathOf(task.id)} className={classes.link ?? ''}>
            <span className={classes.title}>{task.title}</span>
            <span className={classes.marks}>
              <DueMark task={task} />
              <PriorityMark priority={task.priority} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
