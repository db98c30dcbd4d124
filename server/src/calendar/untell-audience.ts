import type { EventId, OrganizationId } from '#contract/ids';
import { withdrawBroadcasts } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { News } from './tell-audience.ts';

/** Takes back the last that the audience was told of an event, or of one repetition, since then. Gives whether there was anything. */
export const untellAudience = (
  tx: Tx,
  { organizationId, ...of }: { readonly organizationId: OrganizationId; readonly eventId: EventId; readonly on?: string },
  { kind, since }: Pick<News, 'kind'> & { readonly since: Date },
): Promise<boolean> => withdrawBroadcasts(tx, organizationId, { kind, ...of }, since);
