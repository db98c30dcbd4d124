import { sql } from 'kysely';
import type { GroupId, OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';

export { mayReadAttachment } from './audience-reads.ts';
export { findPosts } from './search-reads.ts';

/** How many publications, planned ones too, have this group in their audience. */
export const countAudienceUses = async (
  db: Db,
  { organizationId, groupId }: { readonly organizationId: OrganizationId; readonly groupId: GroupId },
): Promise<number> => {
  const { rows } = await sql<{ uses: number }>`select count(*)::int as uses from posts
    where organization_id = ${organizationId} and audience is not null and audience @> array[${groupId}]::uuid[]`.execute(db);
  return rows[0]?.uses ?? 0;
};
