import type { DraggableProvidedDragHandleProps } from '@hello-pangea/dnd';
import { Link } from '@tanstack/react-router';
import type { TaskId } from '#contract/ids';
import type { TaskCard, TaskState } from '#contract/tasks';
import { RowMenu } from '#web/ui/row-menu.tsx';
import { Assignees, DueMark, PriorityMark, TaskCounts } from './task-marks.tsx';
import { useTaskMenu } from './task-menu.ts';
import classes from './task-tile.module.css';

interface Props {
  task: TaskCard;
  to: string;
  /** What makes the card's link its handle; null where it cannot be moved. */
  handle: DraggableProvidedDragHandleProps | null;
  lifted: boolean;
  onMove: (taskId: TaskId, to: TaskState) => void;
}

/** A card of the board. The whole of it is the link, and the link is the handle: Enter opens, Space lifts. */
export function TaskTile({ task, to, handle, lifted, onMove }: Props) {
  // A link that can also be carried stays a link.
  const { role: _button, ...carry } = handle ?? {};
  const menu = useTaskMenu(task, { onMove: (state) => onMove(task.id, state) });
  return (
    <article className={classes.tile} data-lifted={lifted || undefined} data-overdue={task.overdue || undefined}>
      <div className={classes.top}>
        <Link to={to} search={true} resetScroll={false} {...carry} draggable={false} className={classes.title ?? ''}>
          {task.title}
        </Link>
        <div className={classes.menu}>
          <RowMenu of={task.title} entries={menu} />
        </div>
      </div>
      <div className={classes.marks}>
        <DueMark task={task} />
        <PriorityMark priority={task.priority} />
        <TaskCounts task={task} />
        <Assignees task={task} />
      </div>
    </article>
  );
}
