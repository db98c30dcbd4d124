import { sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { defineJob } from '#server/platform/jobs/job.ts';
import { membersChanged } from '../events.ts';
import { type LocalDay, localDay, ruleConditions } from '../filter-reads.ts';
import { type GroupRecord, withMembers } from '../tables.ts';
import { isStale } from './policy.ts';

/** Counts the groups by rule that were not counted for a while. */
export const countRuleGroups = defineJob<{ organizationId: OrganizationId }>('members.count-rule-groups');

/** One transaction a group, so that none outlasts the limits of a statement; a rule changed meanwhile is left to the job that its change made. */
export const countGroups = async (
  { db, clock, transaction }: Pick<Ground, 'db' | 'clock' | 'transaction'>,
  { organizationId }: { organizationId: OrganizationId },
): Promise<void> => {
  const now = clock.now();
  const groups = await withMembers(db)
    .selectFrom('groups')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'rule')
    .execute();
  if (groups.length === 0) return;
  const day = await localDay(db, organizationId, now);
  for (const group of groups) if (isStale(group, now)) await transaction(now, (tx) => countGroup(tx, group, day, now));
};

const countGroup = async (tx: Tx, group: GroupRecord, day: LocalDay, now: Date): Promise<void> => {
  // The table holds other organisations too: never all of it.
  await sql`select set_config('enable_seqscan', 'off', true)`.execute(tx);
  const conditions = sql.join([sql`true`, ...ruleConditions(group.rule ?? {}, day)], sql` and `);
  const { rows } = await sql<{ members: number }>`select count(*)::int as members from members
    where organization_id = ${group.organization_id} and status = 'active' and ${conditions}`.execute(tx);
  const members = rows[0]?.members ?? 0;
  await withMembers(tx)
    .updateTable('groups')
    .set({ members, counted_at: now })
    .where('organization_id', '=', group.organization_id)
    .where('id', '=', group.id)
    .where('version', '=', group.version)
    .execute();
  if (group.counted_at === null || members !== group.members) membersChanged(tx, group.organization_id);
};
