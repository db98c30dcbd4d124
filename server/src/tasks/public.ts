import { sql } from 'kysely';
import type { GroupId, OrganizationId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';

export { mayReadTaskFile } from './audience-reads.ts';
export { findTasks } from './find-reads.ts';
export { insertTask, type NewTask } from './insert-task.ts';

/** How many tasks that are not deleted this group has. */
export const countTaskUses = async (
  db: Db,
  { organizationId, groupId }: { readonly organizationId: OrganizationId; readonly groupId: GroupId },
): Promise<number> => {
  const { rows } = await sql<{ uses: number }>`select count(*)::int as uses from tasks
    where organization_id = ${organizationId} and group_id = ${groupId} and deleted_at is null`.execute(db);
  return rows[0]?.uses ?? 0;
};
