import type { EventId, OrganizationId } from '#contract/ids';
import { withdrawBroadcasts } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { News } from './tell-audience.ts';

/** «Вернуть» stands on the screen for seconds; whoever needs longer has told everybody. */
const MINUTES = 10;

/** Takes back the last that the audience was told of an event, or of one repetition, a moment ago. Gives whether there was anything. */
export const untellAudience = (
  tx: Tx,
  { organizationId, ...of }: { readonly organizationId: OrganizationId; readonly eventId: EventId; readonly on?: string },
  { kind, now }: Pick<News, 'kind' | 'now'>,
): Promise<boolean> => withdrawBroadcasts(tx, organizationId, { kind, ...of }, new Date(now.getTime() - MINUTES * 60_000));
