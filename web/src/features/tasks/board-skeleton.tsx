import { Skeleton } from '@mantine/core';
import classes from './board.module.css';
import { STATES } from './task-words.ts';

const HEIGHTS = [112, 84, 128];

/** The board to come, of its true size. */
export function BoardSkeleton() {
  return (
    <div className={classes.board}>
      {STATES.map((state, column) => (
        <div key={state} className={classes.column} aria-hidden="true">
          <Skeleton height={22} width={140} mb={18} />
          {HEIGHTS.slice(0, 3 - (column % 2)).map((height) => (
            <Skeleton key={height} height={height} radius="md" mb={10} />
          ))}
        </div>
      ))}
    </div>
  );
}
