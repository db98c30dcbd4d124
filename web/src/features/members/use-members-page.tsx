import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OrganizationId } from '#contract/ids';
import { MAX_TICKED, MEMBER_PAGE_SIZES, type MemberRow, type MemberStatus } from '#contract/members';
import type { DataTableProps } from '#web/ui/data-table.tsx';
import { TablePager } from '#web/ui/table-pager.tsx';
import { useSelection } from '#web/ui/use-selection.ts';
import { membersQuery } from './members.ts';
import { MembersEmpty } from './members-empty.tsx';
import { Found, Summary } from './members-summary.tsx';
import { filterOf, type MembersView, NO_FILTERS } from './members-view.ts';
import { useTableSettings } from './use-table-settings.ts';

export interface MembersPageProps {
  organizationId: OrganizationId;
  status: MemberStatus;
  view: MembersView;
  /** Puts a view into the address. */
  onView: (change: Partial<MembersView>) => void;
  /** When nothing narrows the list: it is empty itself. */
  empty: ReactNode;
}

/** One page of members as the view asks for it: its rows and what is ticked of them, for `<DataTable>` and the toolbar above. */
export function useMembersPage({ organizationId, status, view, onView, empty }: MembersPageProps) {
  const settings = useTableSettings();
  const { sort, direction, after } = view;
  const { size } = settings;
  const filter = filterOf(view, status);
  const list = useQuery({
    ...membersQuery(organizationId, { ...filter, sort, direction, limit: size, ...(after === '' ? {} : { after }) }),
    enabled: settings.known,
    placeholderData: keepPreviousData,
  });
  const page = list.data;
  const rows = page?.items ?? [];
  const selection = useSelection(JSON.stringify([organizationId, filter]), MAX_TICKED);
  const show = (change: Partial<MembersView>) => onView({ after: '', ...change });

  const table = {
    rows,
    rowKey: idOf,
    rowName: nameOf,
    sort: { column: sort, direction },
    onSort: (next) => show({ sort: next.column as MembersView['sort'], direction: next.direction }),
    ticks: { has: ({ id }) => selection.has(id), onChange: (changed, on) => selection.change(changed.map(idOf), on) },
    loading: list.isPending,
    busy: list.isPlaceholderData,
    skeletonRows: Math.min(size, 12),
    pager: page && rows.length > 0 && (
      <TablePager
        size={size}
        sizes={MEMBER_PAGE_SIZES}
        onSize={(next) => {
          settings.keepSize(next);
          show({});
        }}
        onPrevious={page.previous === undefined ? undefined : () => onView({ after: page.previous ?? '' })}
        onNext={page.next === undefined ? undefined : () => onView({ after: page.next ?? '' })}
        summary={<Summary rows={rows} total={page.total} />}
      />
    ),
    empty: (
      <MembersEmpty
        organizationId={organizationId}
        view={view}
        error={list.error}
        onRetry={() => void list.refetch()}
        onReset={() => show({ ...NO_FILTERS, q: '' })}
      >
        {empty}
      </MembersEmpty>
    ),
  } satisfies Partial<DataTableProps<MemberRow>>;
  const toolbar = { organizationId, view, onView: show, found: page && <Found {...page.total} /> };
  return { filter, total: page?.total, selection, settings, table, toolbar };
}

const idOf = ({ id }: MemberRow): string => id;

/** How a member is called in the labels of a row. */
export const nameOf = ({ lastName, firstName }: MemberRow): string => `${lastName} ${firstName}`;
