import { sql } from 'kysely';
import type { GroupId, OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';

export { insertEvent, type NewEvent } from './insert-event.ts';
export { comingEvents } from './reads.ts';
export { findEvents } from './search-reads.ts';

/** How many events, called off ones that may come back too, have this group in their audience. */
export const countEventUses = async (
  db: Db,
  { organizationId, groupId }: { readonly organizationId: OrganizationId; readonly groupId: GroupId },
): Promise<number> => {
  const { rows } = await sql<{ uses: number }>`select count(*)::int as uses from events
    where organization_id = ${organizationId} and audience is not null and audience @> array[${groupId}]::uuid[]`.execute(db);
  return rows[0]?.uses ?? 0;
};
