import type { ComponentType, ReactNode } from 'react';

/** One thing to choose, whatever it is. */
export interface Row {
  readonly id: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly title: ReactNode;
  readonly text?: ReactNode;
  /** The quiet end of it: when, whose. */
  readonly facts?: string;
  /** A way on instead of a thing found. */
  readonly quiet?: boolean;
  /** Found without the server: true of what is typed now. */
  readonly instant?: boolean;
  readonly choose: () => void;
}

export interface RowGroup {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly Row[];
}

/** The chosen row by its place in all groups, kept within them. */
export const rowAt = (groups: readonly RowGroup[], id: string | null): { readonly rows: readonly Row[]; readonly index: number } => {
  const rows = groups.flatMap((group) => group.rows);
  return {
    rows,
    index: Math.max(
      0,
      rows.findIndex((row) => row.id === id),
    ),
  };
};

const PAGE = 5;

/** Where a key leads among so many rows, round the ends; undefined for a key that leads nowhere. */
export function stepTo(key: string, index: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return (index + 1) % count;
  if (key === 'ArrowUp') return (index - 1 + count) % count;
  if (key === 'PageDown') return Math.min(index + PAGE, count - 1);
  if (key === 'PageUp') return Math.max(index - PAGE, 0);
  return undefined;
}
