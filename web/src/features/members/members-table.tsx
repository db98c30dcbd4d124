import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '#web/lib/paths.ts';
import { ColumnChoice } from '#web/ui/column-choice.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { usePhone } from '#web/ui/use-phone.ts';
import { useLeavingList } from './left-list.ts';
import { type ActedMember, type MemberAct, MemberActDialog } from './member-act-dialog.tsx';
import { MemberAsCard } from './member-as-card.tsx';
import { useMemberColumns } from './member-columns.tsx';
import { useMemberMenu } from './member-menu.ts';
import { MembersBulkBar } from './members-bulk-bar.tsx';
import { MembersToolbar } from './members-toolbar.tsx';
import { type MembersPageProps, useMembersPage } from './use-members-page.tsx';

/** Columns that tell the rows apart. */
const ALWAYS = ['number', 'name'];
/** Acts after which a member is in this list no more. */
const LEAVING: readonly MemberAct[] = ['exclude', 'restore'];
const OF_REGISTER = ['invitation'] as const;
const STATUS = ['status', ...OF_REGISTER] as const;

interface Props extends MembersPageProps {
  /** Whether «Регистрация» is among the filters. */
  withStatus?: boolean;
}

/** «Все пользователи» and its kin: one page of members, with search, filters, sorting, ticks, and what may be done with each and with many. */
export function MembersTable({ withStatus = false, ...asked }: Props) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const leaving = useLeavingList();
  const phone = usePhone();
  const { organizationId, status } = asked;
  const [acting, setActing] = useState<{ act: MemberAct; member: ActedMember } | null>(null);
  const { filter, total, selection, settings, table, toolbar } = useMembersPage(asked);
  const columns = useMemberColumns(organizationId, status);
  const choosable = status !== 'excluded';
  // A phone shows cards, and sorts by any column.
  const chosen = choosable && !phone;
  const shown = chosen ? columns.filter(({ id }) => ALWAYS.includes(id) || settings.columns.includes(id)) : columns;
  const menu = useMemberMenu(
    (id) => void navigate({ to: paths.cabinet.member(organizationId, id), state: leaving }),
    (act, member) => setActing({ act, member }),
  );

  return (
    <>
      <DataTable
        {...table}
        label={status === 'excluded' ? t`Исключенные` : t`Все пользователи`}
        columns={shown}
        menu={menu}
        card={(member) => <MemberAsCard organizationId={organizationId} member={member} />}
        minWidth={220 + shown.length * 110}
        toolbar={
          <MembersToolbar {...toolbar} withFilters={choosable} label={t`Поиск пользователей`} without={withStatus ? OF_REGISTER : STATUS}>
            {chosen && (
              <ColumnChoice
                columns={columns.map((column) => ({ ...column, always: ALWAYS.includes(column.id) }))}
                shown={settings.columns}
                onShown={settings.keepColumns}
                onReset={settings.usual ? undefined : settings.keepUsual}
              />
            )}
          </MembersToolbar>
        }
      />
      {total && <MembersBulkBar organizationId={organizationId} selection={selection} filter={filter} total={total} order={asked.view} />}
      {acting && (
        <MemberActDialog
          {...acting}
          organizationId={organizationId}
          onClose={() => setActing(null)}
          onDone={() => LEAVING.includes(acting.act) && selection.forget([acting.member.id])}
        />
      )}
    </>
  );
}
