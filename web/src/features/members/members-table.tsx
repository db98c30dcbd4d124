import { useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import { MAX_TICKED, MEMBER_PAGE_SIZES, type MemberRow, type MemberStatus } from '#contract/members';
import { paths } from '#web/lib/paths.ts';
import { ColumnChoice } from '#web/ui/column-choice.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { TablePager } from '#web/ui/table-pager.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { useSelection } from '#web/ui/use-selection.ts';
import { type ActedMember, type MemberAct, MemberActDialog } from './member-act-dialog.tsx';
import { MemberAsCard } from './member-as-card.tsx';
import { useMemberColumns } from './member-columns.tsx';
import { useMemberMenu } from './member-menu.ts';
import { membersQuery } from './members.ts';
import { MembersBulkBar } from './members-bulk-bar.tsx';
import { MembersEmpty } from './members-empty.tsx';
import { Found, Summary } from './members-summary.tsx';
import { MembersToolbar } from './members-toolbar.tsx';
import { filterOf, type MembersView, NO_FILTERS } from './members-view.ts';
import { USUAL_COLUMNS, useTableSettings } from './table-settings.ts';

/** Columns that tell the rows apart. */
const ALWAYS = ['number', 'name'];
/** Acts after which a member is in this list no more. */
const LEAVING: readonly MemberAct[] = ['exclude', 'restore'];
const NONE = [] as const;
const STATUS = ['status'] as const;

interface Props {
  organizationId: OrganizationId;
  /** Whose columns and page size these are. */
  personId: string;
  status: MemberStatus;
  view: MembersView;
  /** Puts a view into the address. */
  onView: (change: Partial<MembersView>) => void;
  /** Whether «Регистрация» is among the filters. */
  withStatus?: boolean;
  empty: ReactNode;
}

/** «Все пользователи» and its kin: one page of members, with search, filters, sorting, ticks, and what may be done with each and with many. */
export function MembersTable({ organizationId, personId, status, view, onView, withStatus = false, empty }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const phone = usePhone();
  const [asked, setAsked] = useState<{ act: MemberAct; member: ActedMember } | null>(null);
  const [settings, keepSettings] = useTableSettings(personId);
  const { sort, direction, after } = view;
  const filter = filterOf(view, status);
  const list = useQuery({
    ...membersQuery(organizationId, { ...filter, sort, direction, limit: settings.size, ...(after === '' ? {} : { after }) }),
    placeholderData: keepPreviousData,
  });
  const page = list.data;
  const rows = page?.items ?? [];
  const selection = useSelection(JSON.stringify([organizationId, filter]), MAX_TICKED);
  const columns = useMemberColumns(organizationId, status);
  const choosable = status !== 'excluded';
  // A phone shows cards, and sorts by any column.
  const chosen = choosable && !phone;
  const shown = chosen ? columns.filter(({ id }) => ALWAYS.includes(id) || settings.columns.includes(id)) : columns;
  const menu = useMemberMenu(
    (id) => void navigate({ to: paths.cabinet.member(organizationId, id) }),
    (act, member) => setAsked({ act, member }),
  );
  const show = (change: Partial<MembersView>) => onView({ after: '', ...change });
  const usual = settings.columns.join() === USUAL_COLUMNS.join();

  return (
    <>
      <DataTable
        label={status === 'excluded' ? t`Исключенные` : t`Все пользователи`}
        columns={shown}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={nameOf}
        sort={{ column: sort, direction }}
        onSort={(next) => show({ sort: next.column as MembersView['sort'], direction: next.direction })}
        menu={menu}
        ticks={{ has: ({ id }) => selection.has(id), onChange: (changed, on) => selection.change(changed.map(idOf), on) }}
        card={(member) => <MemberAsCard organizationId={organizationId} member={member} />}
        minWidth={220 + shown.length * 110}
        toolbar={
          <MembersToolbar
            organizationId={organizationId}
            view={view}
            onView={show}
            withFilters={choosable}
            label={t`Поиск пользователей`}
            without={withStatus ? NONE : STATUS}
            found={page && <Found {...page.total} />}
          >
            {chosen && (
              <ColumnChoice
                columns={columns.map((column) => ({ ...column, always: ALWAYS.includes(column.id) }))}
                shown={settings.columns}
                onShown={(ids) => keepSettings({ columns: ids })}
                onReset={usual ? undefined : () => keepSettings({ columns: USUAL_COLUMNS })}
              />
            )}
          </MembersToolbar>
        }
        loading={list.isPending}
        busy={list.isPlaceholderData}
        skeletonRows={Math.min(settings.size, 12)}
        pager={
          page &&
          rows.length > 0 && (
            <TablePager
              size={settings.size}
              sizes={MEMBER_PAGE_SIZES}
              onSize={(size) => {
                keepSettings({ size });
                show({});
              }}
              onPrevious={page.previous === undefined ? undefined : () => onView({ after: page.previous ?? '' })}
              onNext={page.next === undefined ? undefined : () => onView({ after: page.next ?? '' })}
              summary={<Summary rows={rows} total={page.total} />}
            />
          )
        }
        empty={
          <MembersEmpty
            organizationId={organizationId}
            view={view}
            error={list.error}
            onRetry={() => void list.refetch()}
            onReset={() => show({ ...NO_FILTERS, q: '' })}
          >
            {empty}
          </MembersEmpty>
        }
      />
      {page && <MembersBulkBar organizationId={organizationId} selection={selection} filter={filter} total={page.total} />}
      {asked && (
        <MemberActDialog
          {...asked}
          organizationId={organizationId}
          onClose={() => setAsked(null)}
          onDone={() => LEAVING.includes(asked.act) && selection.forget([asked.member.id])}
        />
      )}
    </>
  );
}

const idOf = ({ id }: MemberRow): string => id;
const nameOf = ({ lastName, firstName }: MemberRow): string => `${lastName} ${firstName}`;
