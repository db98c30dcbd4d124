import { useLingui } from '@lingui/react/macro';
import { IconEye, IconSend, IconTrash, IconUserMinus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { MemberRow } from '#contract/members';
import { paths } from '#web/lib/paths.ts';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import type { MenuEntry } from '#web/ui/row-menu.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { useLeavingList } from './left-list.ts';
import { MemberActDialog } from './member-act-dialog.tsx';
import { MemberLink } from './member-link.tsx';
import { MembersBulkBar } from './members-bulk-bar.tsx';
import classes from './members-table.module.css';
import { MembersToolbar } from './members-toolbar.tsx';
import { RemoveRecordDialog } from './remove-record-dialog.tsx';
import { useUnregisteredColumns } from './unregistered-columns.tsx';
import { NOT_OF_REGISTER } from './unregistered-view.ts';
import { type MembersPageProps, nameOf, useMembersPage } from './use-members-page.tsx';

interface Asked {
  act: 'invite' | 'exclude' | 'remove';
  member: MemberRow;
}

/** «Не зарегистрированы»: whom the organisation knows and who has not signed up. */
export function UnregisteredTable(props: Omit<MembersPageProps, 'status'>) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const leaving = useLeavingList();
  const { organizationId, view } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  const { filter, total, selection, table, toolbar } = useMembersPage({ ...props, status: 'unregistered' });
  const columns = useUnregisteredColumns(organizationId);
  const menu = useMenu(({ id }) => void navigate({ to: paths.cabinet.member(organizationId, id), state: leaving }), setAsked);
  const close = () => setAsked(null);
  const dialog = asked && { organizationId, member: asked.member, onClose: close, onDone: () => selection.forget([asked.member.id]) };

  return (
    <>
      <DataTable
        {...table}
        label={t`Не зарегистрированы`}
        columns={columns}
        menu={menu}
        card={(member) => <RecordAsCard organizationId={organizationId} member={member} />}
        toolbar={<MembersToolbar {...toolbar} withFilters label={t`Поиск незарегистрированных`} without={NOT_OF_REGISTER} />}
      />
      {total && <MembersBulkBar organizationId={organizationId} selection={selection} filter={filter} total={total} order={view} />}
      {asked?.act === 'invite' && (
        <InviteDialog
          organizationId={organizationId}
          target={{ ids: [asked.member.id] }}
          count={{ value: 1, capped: false }}
          person={{ ...asked.member, name: nameOf(asked.member) }}
          onClose={close}
        />
      )}
      {dialog && asked.act === 'exclude' && <MemberActDialog {...dialog} act="exclude" />}
      {dialog && asked.act === 'remove' && <RemoveRecordDialog {...dialog} />}
    </>
  );
}

function RecordAsCard({ organizationId, member }: { organizationId: OrganizationId; member: MemberRow }) {
  const { t } = useLingui();
  const format = useFormat();
  const { phone, email, invitedAt } = member;
  const when = invitedAt === null ? '' : format.dayWord(invitedAt);
  const contacts = [phone === '' ? '' : showPhone(phone), email].filter((one) => one !== '');
  return (
    <div className={classes.card}>
      <MemberLink organizationId={organizationId} member={member} />
      {contacts.map((contact) => (
        <span key={contact} className={classes.broken}>
          {contact}
        </span>
      ))}
      <span className={classes.quiet}>
        {invitedAt !== null
          ? t`Приглашение: ${when}`
          : contacts.length === 0
            ? t`Пригласить нельзя: нет телефона и email`
            : t`Приглашение не отправляли`}
      </span>
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
      onSelect: () => ask({ act: 'invite', member }),
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
