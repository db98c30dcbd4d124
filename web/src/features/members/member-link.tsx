import type { OrganizationId } from '#contract/ids';
import type { MemberRow } from '#contract/members';
import { paths } from '#web/lib/paths.ts';
import { TextLink } from '#web/ui/links.tsx';

/** A member's name; it opens the card. */
export function MemberLink({
  organizationId,
  member,
}: {
  organizationId: OrganizationId;
  member: Pick<MemberRow, 'id' | 'lastName' | 'firstName' | 'patronymic'>;
}) {
  return (
    <TextLink to={paths.cabinet.member(organizationId, member.id)} c="inherit" fw={650}>
      {[member.lastName, member.firstName, member.patronymic].join(' ').trim()}
    </TextLink>
  );
}
