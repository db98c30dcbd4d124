import type { listGroups as endpoint } from '#contract/groups';
import type { Result } from '#contract/route';
import { enqueue } from '#server/platform/database/transaction.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { countRuleGroups } from './count-groups.ts';
import { readGroups } from './group-reads.ts';
import { isStale } from './policy.ts';

/** The groups as they were last counted; those by rule are counted anew after the answer, and whoever looks hears of another number. */
export const listGroups = async ({ db, transaction }: Ground, scope: AdminScope): Promise<Result<typeof endpoint>> => {
  const groups = await readGroups(db, scope);
  const { organizationId, now } = scope;
  const stale = groups.items.some(({ kind, countedAt }) =>
    isStale({ kind, counted_at: countedAt === null ? null : new Date(countedAt) }, now),
  );
  if (stale) await transaction(now, (tx) => enqueue(tx, countRuleGroups, { organizationId }, { singletonKey: organizationId }));
  return groups;
};
