import { useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { OrganizationId } from '#contract/ids';
import type { MemberRow, MemberStatus } from '#contract/members';
import { useFormat } from '#web/lib/use-format.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { When } from '#web/ui/when.tsx';
import { ageOn } from './age-on.ts';
import classes from './members-table.module.css';
import { usePersonColumns, whole } from './person-columns.tsx';
import { roleLabels } from './role-label.ts';

/** The columns of the members' table, to the letter of the manual, and more to choose from; of the excluded also when, by whom and why. */
export function useMemberColumns(organizationId: OrganizationId, status: MemberStatus): Column<MemberRow>[] {
  const { t } = useLingui();
  const format = useFormat();
  const { who, rest } = usePersonColumns(organizationId);
  if (status === 'excluded') {
    return [
      ...who,
      {
        id: 'excluded',
        header: t`Дата исключения`,
        sortable: true,
        cell: ({ exclusion }) => exclusion && <When instant={exclusion.at} withTime={false} />,
      },
      { id: 'by', header: t`Кем`, cell: ({ exclusion }) => exclusion?.byName },
      { id: 'reason', header: t`Причина`, cell: ({ exclusion }) => exclusion?.reason },
    ];
  }
  return [
    ...who,
    ...rest,
    { id: 'role', header: t`Статус`, sortable: true, cell: (member) => <StatusBadge member={member} /> },
    { id: 'sex', header: t`Пол`, cell: ({ sex }) => (sex === null ? '—' : sex === 'female' ? t`жен.` : t`муж.`) },
    {
      id: 'age',
      header: t`Возраст`,
      sortable: true,
      against: 'birth',
      cell: ({ birthDate }) => (birthDate === null ? '—' : ageOn(birthDate, new Date())),
    },
    {
      id: 'registered',
      header: t`Регистрация`,
      sortable: true,
      cell: ({ registeredAt }) => whole(registeredAt && format.shortDate(registeredAt)),
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
