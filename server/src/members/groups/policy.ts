import { type Group, MAX_GROUPS, MAX_RULE_GROUPS } from '#contract/groups';
import type { MemberScope } from '#server/platform/http/gates.ts';

type Kind = Group['kind'];

export const mayManageGroups = (scope: Pick<MemberScope, 'role'>): boolean => scope.role !== 'member';

/** Whether one group more may stand beside these. */
export const isRoomFor = (kind: Kind, groups: readonly { readonly kind: Kind }[]): boolean =>
  groups.length < MAX_GROUPS && (kind === 'fixed' || groups.filter((group) => group.kind === 'rule').length < MAX_RULE_GROUPS);

/** The `can` flags of a group. */
export const canOf = (scope: Pick<MemberScope, 'role'>, kind: Kind): Group['can'] => {
  const manage = mayManageGroups(scope);
  return { edit: manage, delete: manage, fill: manage && kind === 'fixed' };
};

/** Milliseconds that a counted group by rule counts as fresh. */
const FRESH = 60_000;

export const isStale = ({ kind, counted_at }: { readonly kind: Kind; readonly counted_at: Date | null }, now: Date): boolean =>
  kind === 'rule' && (counted_at === null || now.getTime() - counted_at.getTime() > FRESH);
