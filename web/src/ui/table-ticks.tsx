import { useLingui } from '@lingui/react/macro';
import { Checkbox, VisuallyHidden } from '@mantine/core';
import { type ChangeEvent, type KeyboardEvent, useRef } from 'react';
import classes from './table-ticks.module.css';

/** What a table needs to know to have ticks. */
export interface TableTicks<Row> {
  has: (row: Row) => boolean;
  onChange: (rows: readonly Row[], on: boolean) => void;
}

/** One tick, by its row: Shift and a click take those between too. */
export function useRowTicks<Row>(rows: readonly Row[], ticks: TableTicks<Row> | undefined) {
  const last = useRef(0);
  return {
    checked: (row: Row) => ticks?.has(row) ?? false,
    change: (index: number, range: boolean, on: boolean) => {
      const [from = 0, to = 0] = range ? [last.current, index].sort((a, b) => a - b) : [index, index];
      last.current = index;
      ticks?.onChange(rows.slice(from, to + 1), on);
    },
  };
}
type RowTicks<Row> = ReturnType<typeof useRowTicks<Row>>;

interface RowTickProps<Row> {
  row: Row;
  name: string;
  index: number;
  ticks: RowTicks<Row>;
}

/** Arrows go to the next row's tick; with Shift they tick on the way. */
export function RowTick<Row>({ row, name, index, ticks }: RowTickProps<Row>) {
  const { t } = useLingui();
  const checked = ticks.checked(row);
  const move = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = step === 0 ? undefined : tickAt(event.currentTarget, index + step);
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    if (event.shiftKey && next.checked !== checked) ticks.change(index + step, false, checked);
  };
  return (
    <div className={classes.tick}>
      <Checkbox
        label={<VisuallyHidden>{t`Отметить: ${name}`}</VisuallyHidden>}
        data-tick={index}
        checked={checked}
        onChange={(event) => ticks.change(index, withShift(event), event.currentTarget.checked)}
        onKeyDown={move}
      />
    </div>
  );
}

const withShift = ({ nativeEvent }: ChangeEvent): boolean => nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;

const tickAt = (from: HTMLElement, index: number): HTMLInputElement | undefined =>
  from.closest('[data-ticks]')?.querySelector<HTMLInputElement>(`[data-tick="${index}"]`) ?? undefined;

/** All rows of the page at once. */
export function PageTick<Row>({ rows, ticks, label }: { rows: readonly Row[]; ticks: TableTicks<Row>; label?: string }) {
  const { t } = useLingui();
  const some = rows.some(ticks.has);
  const every = some && rows.every(ticks.has);
  return (
    <div className={classes.tick} data-labelled={label === undefined ? undefined : true}>
      <Checkbox
        label={label ?? <VisuallyHidden>{t`Отметить всех на странице`}</VisuallyHidden>}
        checked={every}
        indeterminate={some && !every}
        disabled={rows.length === 0}
        onChange={() => ticks.onChange(rows, !every)}
      />
    </div>
  );
}
