import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { IconArrowBackUp, IconArrowDown, IconArrowUp, IconEye, IconUserMinus, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { MemberRow } from '#contract/members';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import type { MenuEntry } from '#web/ui/row-menu.tsx';
import { SearchField } from '#web/ui/search-field.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { TablePager } from '#web/ui/table-pager.tsx';
import { type ActedMember, type MemberAct, MemberActDialog } from './member-act-dialog.tsx';
import { MemberCardSheet } from './member-card-sheet.tsx';
import { useMemberColumns } from './member-columns.tsx';
import { membersQuery, useMembersLive } from './members.ts';
import classes from './members-table.module.css';
import type { MembersView } from './members-view.ts';
import { roleLabels } from './role-label.ts';

interface Props {
  organizationId: OrganizationId;
  status: 'active' | 'excluded';
  view: MembersView;
  /** Puts a view into the address. */
  onView: (change: Partial<MembersView>) => void;
  empty: ReactNode;
}

/** «Все пользователи» and «Исключенные»: one page of members, with search, sorting and what may be done with each. */
export function MembersTable({ organizationId, status, view, onView, empty }: Props) {
  const { t } = useLingui();
  const [opened, setOpened] = useState<MemberId | null>(null);
  const [asked, setAsked] = useState<{ act: MemberAct; member: ActedMember } | null>(null);
  useMembersLive(organizationId);
  const { q, role, sort, direction, size, after } = view;
  const list = useQuery({
    ...membersQuery(organizationId, {
      status,
      sort,
      direction,
      limit: size,
      ...(q === '' ? {} : { q }),
      ...(role === '' ? {} : { role }),
      ...(after === '' ? {} : { after }),
    }),
    placeholderData: keepPreviousData,
  });
  const page = list.data;
  const columns = useMemberColumns(status);
  const menu = useMenu(status, setOpened, (act, member) => setAsked({ act, member }));
  const fresh = { after: '' };

  return (
    <>
      <DataTable
        label={status === 'active' ? t`Все пользователи` : t`Исключенные`}
        columns={columns as Column<MemberRow>[]}
        rows={page?.items ?? []}
        rowKey={({ id }) => id}
        rowName={({ lastName, firstName }) => `${lastName} ${firstName}`}
        sort={{ column: sort, direction }}
        onSort={(next) => onView({ ...fresh, sort: next.column as MembersView['sort'], direction: next.direction })}
        menu={menu}
        card={(member) => <MemberAsCard member={member} />}
        toolbar={
          <>
            <SearchField
              label={t`Поиск пользователей`}
              placeholder={t`Имя, телефон, номер карты или email`}
              value={q}
              onSearch={(words) => onView({ ...fresh, q: words })}
              className={classes.search ?? ''}
            />
            {status === 'active' && (
              <SegmentedControl
                aria-label={t`Роль`}
                value={role}
                onChange={(value) => onView({ ...fresh, role: value as MembersView['role'] })}
                data={[
                  { value: '', label: t`Все` },
                  { value: 'head', label: t`Руководители` },
                  { value: 'administrator', label: t`Администраторы` },
                ]}
              />
            )}
          </>
        }
        loading={list.isPending}
        busy={list.isPlaceholderData}
        skeletonRows={Math.min(size, 12)}
        pager={
          page &&
          page.items.length > 0 && (
            <TablePager
              size={size}
              sizes={[25, 50, 100, 200]}
              onSize={(next) => onView({ ...fresh, size: next as MembersView['size'] })}
              onPrevious={page.previous === undefined ? undefined : () => onView({ after: page.previous ?? '' })}
              onNext={page.next === undefined ? undefined : () => onView({ after: page.next ?? '' })}
              summary={<Summary page={page} />}
            />
          )
        }
        empty={
          list.error ? (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          ) : q !== '' || role !== '' ? (
            <EmptyState
              icon={IconUsers}
              title={t`Никого не нашлось`}
              text={t`Проверьте, как написано имя, или ищите по последним цифрам телефона.`}
            />
          ) : (
            empty
          )
        }
      />
      {opened && <MemberCardSheet organizationId={organizationId} memberId={opened} onClose={() => setOpened(null)} />}
      {asked && <MemberActDialog {...asked} organizationId={organizationId} onClose={() => setAsked(null)} />}
    </>
  );
}

function Summary({ page: { items, total } }: { page: { items: readonly MemberRow[]; total: { value: number; capped: boolean } } }) {
  const format = useFormat();
  const first = format.number(items[0]?.number ?? 0);
  const last = format.number(items.at(-1)?.number ?? 0);
  const all = format.number(total.value);
  return total.capped ? (
    <Trans>
      {first}–{last}, всего больше {all}
    </Trans>
  ) : (
    <Trans>
      {first}–{last} из {all}
    </Trans>
  );
}

function MemberAsCard({ member }: { member: MemberRow }) {
  const { t } = useLingui();
  const format = useFormat();
  const { lastName, firstName, patronymic, exclusion } = member;
  const when = exclusion === null ? '' : format.dayWord(exclusion.at);
  return (
    <div className={classes.card}>
      <b>{[lastName, firstName, patronymic].join(' ')}</b>
      <span>{showPhone(member.phone)}</span>
      <span className={classes.quiet}>
        {member.cardTail} · {exclusion === null ? t(roleLabels[member.role]) : t`исключение: ${when}`}
      </span>
      {exclusion && <span className={classes.quiet}>{exclusion.reason}</span>}
    </div>
  );
}

/** The arrow's menu. What cannot be done now says why. */
function useMenu(status: 'active' | 'excluded', open: (id: MemberId) => void, ask: (act: MemberAct, member: MemberRow) => void) {
  const { t } = useLingui();
  return (member: MemberRow): MenuEntry[] => {
    const { can } = member;
    const look: MenuEntry = { label: t`Открыть`, icon: IconEye, onSelect: () => open(member.id) };
    if (status === 'excluded') {
      return [
        look,
        { label: t`Восстановить`, icon: IconArrowBackUp, onSelect: () => ask('restore', member), disabled: !can.restore && t`Нет прав` },
      ];
    }
    return [
      look,
      {
        label: t`Повысить`,
        icon: IconArrowUp,
        onSelect: () => ask('promote', member),
        disabled: !can.promote && (member.role === 'head' ? t`Выше роли нет` : t`Доступно руководителю, кроме себя`),
      },
      {
        label: t`Понизить`,
        icon: IconArrowDown,
        onSelect: () => ask('demote', member),
        disabled:
          !can.demote && (member.role === 'member' ? t`Ниже роли нет` : t`Доступно руководителю; последнего руководителя понизить нельзя`),
      },
      {
        label: t`Исключить`,
        icon: IconUserMinus,
        danger: true,
        onSelect: () => ask('exclude', member),
        disabled: !can.exclude && t`Администраторов исключает руководитель; последнего руководителя и себя исключить нельзя`,
      },
    ];
  };
}
