import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton, Table } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Card } from './card.tsx';
import classes from './data-table.module.css';
import { type MenuEntry, RowMenu } from './row-menu.tsx';
import { SortSelect } from './sort-select.tsx';
import { PageTick, RowTick, type TableTicks, useRowTicks } from './table-ticks.tsx';
import { usePhone } from './use-phone.ts';

export interface Column<Row> {
  /** Also the name of the sort it offers. */
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  sortable?: boolean;
  /** Sorted by another column the other way round: the oldest were born first. */
  against?: string;
  width?: number | string;
  align?: 'left' | 'right';
}

export interface Sort {
  column: string;
  direction: 'asc' | 'desc';
}

const OPPOSITE = { asc: 'desc', desc: 'asc' } as const;

export interface DataTableProps<Row> {
  /** Names the table for those who hear it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** How a row is called in the labels of its controls: «Лугов Егор». */
  rowName: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  menu?: (row: Row) => readonly MenuEntry[];
  /** Ticks of the rows, for acts on many. */
  ticks?: TableTicks<Row> | undefined;
  /** A row on a phone, where a table does not fit. */
  card: (row: Row) => ReactNode;
  /** Above the rows: search, filters, the count. */
  toolbar?: ReactNode;
  /** Below them: `<TablePager>`. */
  pager?: ReactNode;
  /** Shown when there are no rows. */
  empty: ReactNode;
  /** First load: skeletons of the true size, this many rows. */
  loading?: boolean;
  skeletonRows?: number;
  /** A later load: the old rows stay, paler. */
  busy?: boolean;
  /** Narrower than this, the table scrolls in its own box. */
  minWidth?: number;
}

/** A table of one server page. Sorting, searching and paging are the server's; the table shows them and asks for them. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { toolbar, pager, rows, loading = false, empty, busy = false } = props;
  const phone = usePhone();
  const body = loading || rows.length > 0 ? phone ? <Cards {...props} /> : <Grid {...props} /> : empty;
  return (
    <Card padded={false}>
      {toolbar && <div className={classes.toolbar}>{toolbar}</div>}
      <div className={classes.body} data-busy={busy || undefined} aria-busy={busy || loading}>
        {body}
      </div>
      {pager && <div className={classes.pager}>{pager}</div>}
    </Card>
  );
}

function Grid<Row>({
  label,
  columns,
  rows,
  rowKey,
  rowName,
  sort,
  onSort,
  menu,
  ticks,
  loading,
  skeletonRows = 10,
  minWidth = 720,
}: DataTableProps<Row>) {
  const rowTicks = useRowTicks(rows, ticks);
  return (
    <Table.ScrollContainer minWidth={minWidth} type="native" {...(menu ? {} : { tabIndex: 0 })}>
      <Table aria-label={label} className={classes.table ?? ''} highlightOnHover={!loading}>
        <Table.Thead>
          <Table.Tr>
            {ticks && (
              <Table.Th w={56} className={classes.tick ?? ''}>
                <PageTick rows={rows} ticks={ticks} />
              </Table.Th>
            )}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
            {menu && (
              <Table.Th w={88} ta="right">
                <Trans>Действие</Trans>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody data-ticks={ticks ? true : undefined}>
          {loading
            ? Array.from({ length: skeletonRows }, (_, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows still to come have no identity
                <Table.Tr key={row} aria-hidden="true">
                  <Table.Td colSpan={columns.length + (menu ? 1 : 0) + (ticks ? 1 : 0)}>
                    <Skeleton height={20} />
                  </Table.Td>
                </Table.Tr>
              ))
            : rows.map((row, index) => (
                <Table.Tr key={rowKey(row)} data-ticked={ticks?.has(row) || undefined}>
                  {ticks && (
                    <Table.Td className={classes.tick ?? ''}>
                      <RowTick row={row} name={rowName(row)} index={index} ticks={rowTicks} />
                    </Table.Td>
                  )}
                  {columns.map((column) => (
                    <Table.Td key={column.id} ta={column.align ?? 'left'}>
                      {column.cell(row)}
                    </Table.Td>
                  ))}
                  {menu && (
                    <Table.Td ta="right">
                      <RowMenu entries={menu(row)} of={rowName(row)} />
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface HeaderProps<Row> {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  const { id, header, sortable, against, width, align = 'left' } = column;
  const by = against ?? id;
  const turn = (way: Sort['direction']): Sort['direction'] => (against === undefined ? way : OPPOSITE[way]);
  const direction = sort?.column === by ? turn(sort.direction) : null;
  const style = { ta: align, ...(width === undefined ? {} : { w: width }) };
  if (!sortable || !onSort) return <Table.Th {...style}>{header}</Table.Th>;
  const Icon = direction === null ? IconArrowsSort : direction === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <Table.Th {...style} aria-sort={direction === null ? 'none' : direction === 'asc' ? 'ascending' : 'descending'}>
      <button
        type="button"
        className={classes.sort}
        data-active={direction !== null || undefined}
        onClick={() => onSort({ column: by, direction: turn(direction === 'asc' ? 'desc' : 'asc') })}
      >
        {header}
        <Icon size={15} stroke={1.8} aria-hidden="true" />
      </button>
    </Table.Th>
  );
}

function Cards<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, rowName, sort, onSort, card, menu, ticks, loading, skeletonRows = 6 } = props;
  const { t } = useLingui();
  const sorts = columns.filter(({ sortable, against }) => sortable && against === undefined);
  const rowTicks = useRowTicks(rows, ticks);
  if (loading) {
    return (
      <div className={classes.cards} aria-hidden="true">
        {Array.from({ length: skeletonRows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows still to come have no identity
          <Skeleton key={row} height={72} m={12} />
        ))}
      </div>
    );
  }
  return (
    <>
      {sort && onSort && sorts.length > 0 && (
        <div className={classes.sorting}>
          <SortSelect columns={sorts} sort={sort} onSort={onSort} />
        </div>
      )}
      {ticks && (
        <div className={classes.pageTick}>
          <PageTick rows={rows} ticks={ticks} label={t`Все на странице`} />
        </div>
      )}
      <ul className={classes.cards} aria-label={label} data-ticks={ticks ? true : undefined}>
        {rows.map((row, index) => (
          <li
            key={rowKey(row)}
            className={classes.card}
            data-ticked={ticks?.has(row) || undefined}
            data-tickable={ticks ? true : undefined}
          >
            {ticks && <RowTick row={row} name={rowName(row)} index={index} ticks={rowTicks} />}
            <div className={classes.words}>{card(row)}</div>
            {menu && <RowMenu entries={menu(row)} of={rowName(row)} />}
          </li>
        ))}
      </ul>
    </>
  );
}
