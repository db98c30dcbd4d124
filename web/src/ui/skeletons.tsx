import { Skeleton } from '@mantine/core';
import classes from './skeletons.module.css';

/** Lines of text still to come. */
export function TextSkeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className={classes.lines} aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
        <Skeleton key={line} height={14} width={line === lines - 1 ? '62%' : '100%'} />
      ))}
    </div>
  );
}

/** Rows with a round picture, a name and a line under it, as tall as the real ones. */
export function ListSkeleton({ rows = 5, height = 64 }: { rows?: number; height?: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
        <div key={row} className={classes.row} style={{ height }}>
          <Skeleton circle height={36} />
          <div className={classes.lines}>
            <Skeleton height={13} width="46%" />
            <Skeleton height={11} width="30%" />
          </div>
        </div>
      ))}
    </div>
  );
}

/** Labels and fields of a form. */
export function FormSkeleton({ fields = 4 }: { fields?: number }) {
  return (
    <div className={classes.form} aria-hidden="true">
      {Array.from({ length: fields }, (_, field) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other identity
        <div key={field} className={classes.lines}>
          <Skeleton height={13} width={140} />
          <Skeleton height={42} radius="md" />
        </div>
      ))}
    </div>
  );
}

/** A whole card of a known height. */
export const CardSkeleton = ({ height }: { height: number }) => <Skeleton height={height} radius="lg" aria-hidden="true" />;
