import type { OrganizationId } from '#contract/ids';
import type { Notification } from '#contract/notifications';
import { paths } from '#web/lib/paths.ts';
import type { PathOf } from './notification-rows.tsx';

interface Whereabouts {
  /** Organisations whose cabinets are open to the person. */
  cabinets: readonly { readonly organizationId: OrganizationId }[];
  /** Makes an organisation the one that the members' app shows. */
  choose: (organizationId: OrganizationId) => void;
  /** Whether publications are opened in the cabinet, where there is one. */
  reading: 'in the cabinet' | 'in the app';
}

/** Where a notification leads: into the cabinet of its organisation, or into the members' app where the person only reads. */
export const notificationPath =
  ({ cabinets, choose, reading }: Whereabouts): PathOf =>
  ({ organizationId, content }: Notification) => {
    const cabinet = cabinets.find((one) => one.organizationId === organizationId)?.organizationId;
    const inApp = (to: string) => ({ to, ...(organizationId === null ? {} : { onOpen: () => choose(organizationId) }) });
    switch (content.kind) {
      case 'feed.published':
      case 'feed.commented':
      case 'feed.replied': {
        const there = content.kind === 'feed.published' ? {} : { hash: 'comments' };
        return cabinet && reading === 'in the cabinet'
          ? { to: paths.cabinet.post(cabinet, content.postId), ...there }
          : { ...inApp(paths.member.post(content.postId)), ...there };
      }
      case 'task.assigned':
      case 'task.changed':
      case 'task.commented':
      case 'task.due':
      case 'task.overdue':
        return cabinet && reading === 'in the cabinet'
          ? { to: paths.cabinet.task(cabinet, content.taskId) }
          : inApp(paths.member.task(content.taskId));
      case 'event.published':
      case 'event.changed':
      case 'event.cancelled':
      case 'event.reminder':
      case 'event.admitted': {
        if (content.kind === 'event.cancelled') return inApp(paths.member.calendar());
        return cabinet && reading === 'in the cabinet'
          ? { to: paths.cabinet.event(cabinet, content.eventId, content.on) }
          : inApp(paths.member.event(content.eventId, content.on));
      }
      case 'access.approved':
      case 'role.changed':
        return cabinet ? { to: paths.cabinet.profile(cabinet) } : inApp(paths.member.organization());
      case 'access.refused':
        return { to: paths.site.organizations() };
      case 'card.bound':
        return { to: paths.member.cards() };
      case 'birthday.greeted':
        return inApp(paths.member.panel());
      case 'member.invited':
        return { to: paths.member.panel() };
      case 'member.joined':
      case 'member.restored':
        return inApp(paths.member.communicator());
      case 'export.ready':
        return cabinet ? { to: paths.cabinet.exports(cabinet) } : null;
      case 'password.changed':
        return { to: paths.member.sessions() };
      case 'member.excluded':
        return null;
    }
  };
