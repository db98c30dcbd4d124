import type { Notification } from '#contract/notifications';
import { useCurrentOrganization } from '#web/features/members/current-organization.ts';
import { useCabinets } from '#web/features/members/memberships.ts';
import { paths } from '#web/lib/paths.ts';

/** Where a notification leads from the cabinet: into the cabinet of its organisation, or into the members' app where the person only reads. */
export function useNotificationPath() {
  const cabinets = useCabinets(true);
  const { choose } = useCurrentOrganization();
  const mayWorkIn = (id: string | null): id is string => cabinets.some(({ organizationId }) => organizationId === id);
  return ({ organizationId, content }: Notification): { to: string; onOpen?: () => void } | null => {
    const inApp = (to: string) => ({ to, ...(organizationId === null ? {} : { onOpen: () => choose(organizationId) }) });
    switch (content.kind) {
      case 'feed.published':
        return mayWorkIn(organizationId)
          ? { to: paths.cabinet.post(organizationId, content.postId) }
          : inApp(paths.member.post(content.postId));
      case 'access.approved':
      case 'role.changed':
        return mayWorkIn(organizationId) ? { to: paths.cabinet.profile(organizationId) } : inApp(paths.member.communicator());
      case 'access.refused':
        return { to: paths.site.organizations() };
      case 'card.bound':
        return { to: paths.member.cards() };
      case 'member.invited':
        return { to: paths.member.panel() };
      case 'member.joined':
      case 'member.restored':
        return inApp(paths.member.communicator());
      case 'export.ready':
        return mayWorkIn(organizationId) ? { to: paths.cabinet.exports(organizationId) } : null;
      case 'password.changed':
        return { to: paths.member.sessions() };
      case 'member.excluded':
        return null;
    }
  };
}
