import { useCurrentOrganization } from '#web/features/members/current-organization.ts';
import { useCabinets } from '#web/features/members/memberships.ts';
import { notificationPath } from '#web/features/notifications/notification-path.ts';

/** Whoever may work stays in the cabinet. */
export const useNotificationPath = () =>
  notificationPath({ cabinets: useCabinets(true), choose: useCurrentOrganization().choose, reading: 'in the cabinet' });
