import { useLingui } from '@lingui/react/macro';
import type { OrganizationId } from '#contract/ids';
import type { MemberRow } from '#contract/members';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import type { Column } from '#web/ui/data-table.tsx';
import { PersonAvatar } from '#web/ui/person-avatar.tsx';
import { MemberLink } from './member-link.tsx';
import classes from './members-table.module.css';

/** What each table of members says of a person: `who` it is, and the `rest`. */
export function usePersonColumns(organizationId: OrganizationId): Record<'who' | 'rest', Column<MemberRow>[]> {
  const { t } = useLingui();
  const format = useFormat();
  return {
    who: [
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
      { id: 'phone', header: t`Телефон`, sortable: true, cell: ({ phone }) => whole(phone && showPhone(phone)) },
      { id: 'card', header: t`Карта`, sortable: true, cell: ({ cardTail }) => whole(cardTail) },
    ],
    rest: [
      { id: 'birth', header: t`Дата/р`, sortable: true, cell: ({ birthDate }) => whole(birthDate && format.shortDate(birthDate)) },
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
    ],
  };
}

/** In one line; a dash where nothing is known. */
export const whole = (text: string | null) => <span className={classes.whole}>{text || '—'}</span>;
