import type { EventId, OrganizationId } from '#contract/ids';
import { withdrawBroadcasts } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { News } from './tell-audience.ts';

/** «Вернуть» stands on the screen for seconds; whoever needs longer has told everybody. */
const MINUTES = 10;

/** Takes back what the audience was told of an event a moment ago. Gives whether there was anything. */
export const untellAudience = (
  tx: Tx,
  { organizationId, eventId }: { readonly organizationId: OrganizationId; readonly eventId: EventId },
  { kind, now }: Pick<News, 'kind' | 'now'>,
): Promise<boolean> => withdrawBroadcasts(tx, organizationId, { kind, eventId }, new Date(now.getTime() - MINUTES * 60_000));
