import { useLingui } from '@lingui/react/macro';
import type { OrganizationId } from '#contract/ids';
import type { MemberRow } from '#contract/members';
import { showPhone } from '#web/lib/phone.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { MemberLink } from './member-link.tsx';
import classes from './members-table.module.css';
import { roleLabels } from './role-label.ts';

/** A row of the table on a phone. */
export function MemberAsCard({ organizationId, member }: { organizationId: OrganizationId; member: MemberRow }) {
  const { t } = useLingui();
  const format = useFormat();
  const { exclusion, status } = member;
  const when = exclusion === null ? '' : format.dayWord(exclusion.at);
  const place = status === 'unregistered' ? t`Не зарегистрирован` : t(roleLabels[member.role]);
  return (
    <div className={classes.card}>
      <MemberLink organizationId={organizationId} member={member} />
      {member.phone !== '' && <span>{showPhone(member.phone)}</span>}
      <span className={classes.quiet}>
        {[member.cardTail, exclusion === null ? place : t`исключение: ${when}`].filter(Boolean).join(' · ')}
      </span>
      {exclusion && <span className={classes.quiet}>{exclusion.reason}</span>}
    </div>
  );
}
