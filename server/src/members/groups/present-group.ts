import type { Group } from '#contract/groups';
import type { MemberScope } from '#server/platform/http/gates.ts';
import type { GroupRecord } from '../tables.ts';
import { canOf } from './policy.ts';

/** A group as this administrator sees it. */
export const presentGroup = (scope: Pick<MemberScope, 'role'>, row: GroupRecord): Group => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  rule: row.rule,
  members: row.members,
  unregistered: row.unregistered,
  countedAt: row.counted_at?.toISOString() ?? null,
  version: row.version,
  can: canOf(scope, row.kind),
});
