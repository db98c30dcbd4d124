import { useLingui } from '@lingui/react/macro';
import type { OrganizationId } from '#contract/ids';
import type { MemberRow } from '#contract/members';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { When } from '#web/ui/when.tsx';
import { MemberLink } from './member-link.tsx';
import classes from './members-table.module.css';

/** The columns of «Не зарегистрированы». */
export function useUnregisteredColumns(organizationId: OrganizationId): Column<MemberRow>[] {
  const { t } = useLingui();
  const format = useFormat();
  const whole = (text: string) => <span className={classes.whole}>{text === '' ? '—' : text}</span>;
  return [
    { id: 'number', header: '№', cell: ({ number }) => <span className={classes.quiet}>{format.number(number)}</span>, width: 56 },
    {
      id: 'name',
      header: t({ message: 'Имя', context: 'column' }),
      sortable: true,
      cell: (member) => (
        <span className={classes.person}>
          <PersonAvatar name={`${member.lastName} ${member.firstName}`} size={32} />
          <MemberLink organizationId={organizationId} member={member} />
        </span>
      ),
    },
    { id: 'phone', header: t`Телефон`, sortable: true, cell: ({ phone }) => whole(phone === '' ? '' : showPhone(phone)) },
    { id: 'card', header: t`Карта`, sortable: true, cell: ({ cardTail }) => whole(cardTail) },
    {
      id: 'birth',
      header: t`Дата/р`,
      sortable: true,
      cell: ({ birthDate }) => whole(birthDate === null ? '' : format.shortDate(birthDate)),
    },
    {
      id: 'email',
      header: t`Email`,
      sortable: true,
      cell: ({ email }) =>
        email === '' ? (
          '—'
        ) : (
          <span className={classes.email} title={email}>
            {email}
          </span>
        ),
    },
    {
      id: 'invited',
      header: t`Приглашение`,
      cell: ({ invitedAt }) => (
        <span className={classes.whole}>
          {invitedAt === null ? <span className={classes.quiet}>{t`не отправляли`}</span> : <When instant={invitedAt} withTime={false} />}
        </span>
      ),
    },
  ];
}
