import { sql } from 'kysely';
import type { GroupId, OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';

export { insertEvent, type NewEvent } from './insert-event.ts';
export { comingEvents } from './reads.ts';
export { findEvents } from './search-reads.ts';

/** How many events have this group in their audience; called off ones, which nobody can find and change, do not count. */
export const countEventUses = async (
  db: Db,
  { organizationId, groupId }: { readonly organizationId: OrganizationId; readonly groupId: GroupId },
): Promise<number> => {
  const { rows } = await sql<{ uses: number }>`select count(*)::int as uses from events
    where organization_id = ${organizationId} and deleted_at is null and audience is not null and audience @> array[${groupId}]::uuid[]`.execute(
    db,
  );
  return rows[0]?.uses ?? 0;
};
