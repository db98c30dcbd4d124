import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconEye, IconSend, IconTrash, IconUserMinus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { MemberId, OrganizationId } from '#contract/ids';
import { MAX_TICKED, MEMBER_PAGE_SIZES, type MemberRow } from '#contract/members';
import { paths } from '#web/lib/paths.ts';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import type { MenuEntry } from '#web/ui/row-menu.tsx';
import { SelectionBar } from '#web/ui/selection-bar.tsx';
import { TablePager } from '#web/ui/table-pager.tsx';
import { useSelection } from '#web/ui/use-selection.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { MemberActDialog } from './member-act-dialog.tsx';
import { MemberLink } from './member-link.tsx';
import { membersQuery } from './members.ts';
import { MembersEmpty } from './members-empty.tsx';
import { Found, Summary } from './members-summary.tsx';
import classes from './members-table.module.css';
import { MembersToolbar } from './members-toolbar.tsx';
import { filterOf, type MembersView, NO_FILTERS } from './members-view.ts';
import { RemoveRecordDialog } from './remove-record-dialog.tsx';
import { useTableSettings } from './table-settings.ts';
import { useUnregisteredColumns } from './unregistered-columns.tsx';
import { NOT_OF_REGISTER } from './unregistered-view.ts';

interface Props {
  organizationId: OrganizationId;
  /** Whose page size this is. */
  personId: string;
  view: MembersView;
  /** Puts a view into the address. */
  onView: (change: Partial<MembersView>) => void;
  empty: ReactNode;
}
type Asked = { act: 'exclude' | 'remove'; member: MemberRow } | { act: 'invite'; ids: readonly MemberId[]; name: string };

/** «Не зарегистрированы»: whom the organisation knows and who has not signed up. */
export function UnregisteredTable({ organizationId, personId, view, onView, empty }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [{ size }, keepSettings] = useTableSettings(personId);
  const { sort, direction, after } = view;
  const filter = filterOf(view, 'unregistered');
  const list = useQuery({
    ...membersQuery(organizationId, {
      ...filter,
      sort,
      direction,
      limit: size,
      ...(after === '' ? {} : { after }),
    }),
    placeholderData: keepPreviousData,
  });
  const page = list.data;
  const rows = page?.items ?? [];
  const columns = useUnregisteredColumns(organizationId);
  const navigate = useNavigate();
  const menu = useMenu(({ id }) => void navigate({ to: paths.cabinet.member(organizationId, id) }), setAsked);
  const selection = useSelection(JSON.stringify([organizationId, filter]), MAX_TICKED);
  const count = format.number(selection.keys.size);
  const show = (change: Partial<MembersView>) => onView({ after: '', ...change });
  const close = () => setAsked(null);

  return (
    <>
      <DataTable
        label={t`Не зарегистрированы`}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowName={nameOf}
        sort={{ column: sort, direction }}
        onSort={(next) => show({ sort: next.column as MembersView['sort'], direction: next.direction })}
        menu={menu}
        ticks={{
          has: ({ id }) => selection.has(id),
          onChange: (changed, on) =>
            selection.change(
              changed.map(({ id }) => id),
              on,
            ),
        }}
        card={(member) => <RecordAsCard organizationId={organizationId} member={member} />}
        toolbar={
          <MembersToolbar
            organizationId={organizationId}
            view={view}
            onView={show}
            label={t`Поиск незарегистрированных`}
            withFilters
            without={NOT_OF_REGISTER}
            found={page && <Found {...page.total} />}
          />
        }
        loading={list.isPending}
        busy={list.isPlaceholderData}
        skeletonRows={Math.min(size, 12)}
        pager={
          page &&
          rows.length > 0 && (
            <TablePager
              size={size}
              sizes={MEMBER_PAGE_SIZES}
              onSize={(next) => {
                keepSettings({ size: next });
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
      {selection.keys.size > 0 && (
        <SelectionBar count={<Trans>Выбрано {count}</Trans>} onClear={selection.clear}>
          <Button
            leftSection={<IconSend size={18} stroke={1.6} />}
            onClick={() => setAsked({ act: 'invite', ids: [...selection.keys] as MemberId[], name: '' })}
          >
            <Trans>Пригласить</Trans>
          </Button>
        </SelectionBar>
      )}
      {asked?.act === 'invite' && <InviteDialog organizationId={organizationId} {...asked} onSent={selection.clear} onClose={close} />}
      {asked?.act === 'exclude' && <MemberActDialog organizationId={organizationId} act="exclude" member={asked.member} onClose={close} />}
      {asked?.act === 'remove' && <RemoveRecordDialog organizationId={organizationId} member={asked.member} onClose={close} />}
    </>
  );
}

const nameOf = ({ lastName, firstName }: MemberRow): string => `${lastName} ${firstName}`;

function RecordAsCard({ organizationId, member }: { organizationId: OrganizationId; member: MemberRow }) {
  const { t } = useLingui();
  const format = useFormat();
  const { phone, email, invitedAt } = member;
  const when = invitedAt === null ? '' : format.dayWord(invitedAt);
  const contacts = [phone === '' ? '' : showPhone(phone), email].filter((one) => one !== '');
  return (
    <div className={classes.card}>
      <MemberLink organizationId={organizationId} member={member} />
      {contacts.length === 0 && <span>{t`Нет телефона и email`}</span>}
      {contacts.map((contact) => (
        <span key={contact} className={classes.broken}>
          {contact}
        </span>
      ))}
      <span className={classes.quiet}>{invitedAt === null ? t`Приглашение не отправляли` : t`Приглашение: ${when}`}</span>
    </div>
  );
}

function useMenu(open: (member: MemberRow) => void, ask: (asked: Asked) => void) {
  const { t } = useLingui();
  return (member: MemberRow): MenuEntry[] => [
    { label: t`Открыть`, icon: IconEye, onSelect: () => open(member) },
    {
      label: t`Пригласить`,
      icon: IconSend,
      onSelect: () => ask({ act: 'invite', ids: [member.id], name: nameOf(member) }),
      disabled: member.phone === '' && member.email === '' && t`Нет телефона и email`,
    },
    {
      label: t`Исключить`,
      icon: IconUserMinus,
      onSelect: () => ask({ act: 'exclude', member }),
      disabled: !member.can.exclude && t`Нет прав`,
    },
    { label: t`Удалить`, icon: IconTrash, danger: true, onSelect: () => ask({ act: 'remove', member }) },
  ];
}
