import { useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { MemberRow } from '#contract/members';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './members-table.module.css';
import { roleLabels } from './role-label.ts';

/** The columns of the members' table, to the letter of the manual; of the excluded also when, by whom and why. */
export function useMemberColumns(status: 'active' | 'excluded'): Column<MemberRow>[] {
  const { t } = useLingui();
  const format = useFormat();
  const common: Column<MemberRow>[] = [
    { id: 'number', header: '№', cell: ({ number }) => <span className={classes.quiet}>{format.number(number)}</span>, width: 56 },
    {
      id: 'name',
      header: t({ message: 'Имя', context: 'column' }),
      sortable: true,
      cell: ({ lastName, firstName, patronymic }) => (
        <span className={classes.person}>
          <PersonAvatar name={`${lastName} ${firstName}`} size={32} />
          <b>{[lastName, firstName, patronymic].join(' ')}</b>
        </span>
      ),
    },
    { id: 'phone', header: t`Телефон`, sortable: true, cell: ({ phone }) => <span className={classes.whole}>{showPhone(phone)}</span> },
    { id: 'card', header: t`Карта`, sortable: true, cell: ({ cardTail }) => <span className={classes.whole}>{cardTail}</span> },
  ];
  if (status === 'excluded') {
    return [
      ...common,
      {
        id: 'excluded',
        header: t`Дата исключения`,
        cell: ({ exclusion }) => exclusion && <When instant={exclusion.at} withTime={false} />,
      },
      { id: 'by', header: t`Кем`, cell: ({ exclusion }) => exclusion?.byName },
      { id: 'reason', header: t`Причина`, cell: ({ exclusion }) => exclusion?.reason },
    ];
  }
  return [
    ...common,
    {
      id: 'birth',
      header: t`Дата/р`,
      sortable: true,
      cell: ({ birthDate }) => <span className={classes.whole}>{birthDate === null ? '—' : format.shortDate(birthDate)}</span>,
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
      id: 'role',
      header: t`Статус`,
      sortable: true,
      cell: ({ role }) => (
        <Badge variant="light" color={role === 'member' ? 'gray' : 'pine'} className={classes.badge ?? ''}>
          {t(roleLabels[role])}
        </Badge>
      ),
    },
  ];
}
