import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { withTasks } from './tables.ts';

/** Makes those who place cards of one organisation wait for each other until the transaction ends; to be taken before any task's row. */
export const lockBoard = async (tx: Tx, organizationId: OrganizationId): Promise<void> => {
  await withTasks(tx)
    .insertInto('task_boards')
    .values({ organization_id: organizationId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await withTasks(tx)
    .selectFrom('task_boards')
    .select('organization_id')
    .where('organization_id', '=', organizationId)
    .forUpdate()
    .executeTakeFirstOrThrow();
};
