import { useLingui } from '@lingui/react/macro';
import type { OrganizationId } from '#contract/ids';
import type { MemberRow } from '#contract/members';
import type { Column } from '#web/ui/data-table.tsx';
import { When } from '#web/ui/when.tsx';
import classes from './members-table.module.css';
import { usePersonColumns } from './person-columns.tsx';

/** The columns of «Не зарегистрированы». */
export function useUnregisteredColumns(organizationId: OrganizationId): Column<MemberRow>[] {
  const { t } = useLingui();
  const { who, rest } = usePersonColumns(organizationId);
  return [
    ...who,
    ...rest,
    {
      id: 'invited',
      header: t`Приглашение`,
      cell: ({ invitedAt, phone, email }) => (
        <span className={classes.whole}>
          {invitedAt !== null ? (
            <When instant={invitedAt} withTime={false} />
          ) : (
            <span className={classes.quiet}>{phone === '' && email === '' ? t`нет контактов` : t`не отправляли`}</span>
          )}
        </span>
      ),
    },
  ];
}
