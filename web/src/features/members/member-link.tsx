import type { OrganizationId } from '#contract/ids';
import type { MemberRow } from '#contract/members';
import { paths } from '#web/lib/paths.ts';
import { TextLink } from '#web/ui/links.tsx';
import { useLeavingList } from './left-list.ts';

/** A member's name in a list; it opens the card, and the card leads back. */
export function MemberLink({
  organizationId,
  member,
}: {
  organizationId: OrganizationId;
  member: Pick<MemberRow, 'id' | 'lastName' | 'firstName' | 'patronymic'>;
}) {
  const leaving = useLeavingList();
  return (
    <TextLink to={paths.cabinet.member(organizationId, member.id)} state={leaving} c="inherit" fw={650}>
      {[member.lastName, member.firstName, member.patronymic].join(' ').trim()}
    </TextLink>
  );
}
