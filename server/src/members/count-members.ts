import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';

interface Change {
  readonly active: number;
  readonly unregistered?: number;
  readonly excluded?: number;
  readonly lastRegisteredAt?: Date;
}

/** Moves an organisation's kept counts, in the transaction of what they count. */
export const countMembers = async (tx: Tx, organizationId: OrganizationId, change: Change): Promise<void> => {
  const { active, unregistered = 0, excluded = 0, lastRegisteredAt = null } = change;
  await sql`insert into member_counts as kept (organization_id, active, unregistered, excluded, last_registered_at)
    values (${organizationId}, ${active}, ${unregistered}, ${excluded}, ${lastRegisteredAt})
    on conflict (organization_id) do update set
      active = kept.active + excluded.active,
      unregistered = kept.unregistered + excluded.unregistered,
      excluded = kept.excluded + excluded.excluded,
      last_registered_at = greatest(kept.last_registered_at, excluded.last_registered_at)`.execute(tx);
};
