import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { firstStepsHidden } from '../events.ts';
import { withMembers } from '../tables.ts';

/** «Скрыть»: for this person in this organisation, on every device. */
export const hideFirstSteps = async (tx: Tx, { organizationId, memberId, personId }: AdminScope): Promise<void> => {
  await withMembers(tx)
    .insertInto('first_steps_away')
    .values({ organization_id: organizationId, member_id: memberId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  firstStepsHidden(tx, organizationId, personId);
};
