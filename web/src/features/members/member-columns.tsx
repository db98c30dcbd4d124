import { useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { OrganizationId } from '#contract/ids';
import type { MemberRow, MemberStatus } from '#contract/members';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { When } from '#web/ui/when.tsx';
import { ageOn } from './age-on.ts';
import { MemberLink } from './member-link.tsx';
import classes from './members-table.module.css';
import { roleLabels } from './role-label.ts';

/** The columns of the members' table, to the letter of the manual, and more to choose from; of the excluded also when, by whom and why. */
export function useMemberColumns(organizationId: OrganizationId, status: MemberStatus): Column<MemberRow>[] {
  const { t } = useLingui();
  const format = useFormat();
  const common: Column<MemberRow>[] = [
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
    {
      id: 'phone',
      header: t`Телефон`,
      sortable: true,
      cell: ({ phone }) => <span className={classes.whole}>{phone === '' ? '—' : showPhone(phone)}</span>,
    },
    { id: 'card', header: t`Карта`, sortable: true, cell: ({ cardTail }) => <span className={classes.whole}>{cardTail || '—'}</span> },
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
      cell: (member) => <StatusBadge member={member} />,
    },
    { id: 'sex', header: t`Пол`, cell: ({ sex }) => (sex === null ? '—' : sex === 'female' ? t`жен.` : t`муж.`) },
    { id: 'age', header: t`Возраст`, cell: ({ birthDate }) => (birthDate === null ? '—' : ageOn(birthDate, new Date())) },
    {
      id: 'registered',
      header: t`Регистрация`,
      sortable: true,
      cell: ({ registeredAt }) => <span className={classes.whole}>{registeredAt === null ? '—' : format.shortDate(registeredAt)}</span>,
    },
  ];
}

/** «Статус»: the role, or that the person has not signed up. */
function StatusBadge({ member: { role, status } }: { member: MemberRow }) {
  const { t } = useLingui();
  const known = status !== 'unregistered';
  return (
    <Badge
      variant={known ? 'light' : 'outline'}
      color={known && role !== 'member' ? 'pine' : 'gray'}
      className={classes.badge ?? ''}
      {...(known ? {} : { c: 'var(--ink-2)' })}
    >
      {known ? t(roleLabels[role]) : t`Не зарегистрирован`}
    </Badge>
  );
}
