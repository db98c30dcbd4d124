import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';

/** Moves the kept counts of bound cards; `change` is by batch. */
export const countBound = async (tx: Tx, organizationId: OrganizationId, change: ReadonlyMap<string, number>): Promise<void> => {
  if (change.size === 0) return;
  await sql`update card_batches set bound = bound + given.change
    from unnest(${[...change.keys()]}::uuid[], ${[...change.values()]}::int[]) as given(id, change)
    where organization_id = ${organizationId} and card_batches.id = given.id`.execute(tx);
};
