import type { MemberFilter, MemberRule, MemberTarget } from '#contract/members';
import { FILTER_NAMES, type FilterName, type MemberFilters, NO_FILTERS } from './members-view.ts';

/** What a rule can ask: not the group itself, nor who has signed up or was invited, for a group is of members. */
const OUTSIDE: readonly FilterName[] = ['status', 'invitation', 'group'];
const RULE_NAMES = FILTER_NAMES.filter((name) => !OUTSIDE.includes(name)) as readonly (keyof MemberRule)[];

/** A rule as the fields of a filter hold it. */
export const fieldsOf = (rule: MemberRule | null): MemberFilters => ({
  ...NO_FILTERS,
  ...Object.fromEntries(Object.entries(rule ?? {}).filter(([, value]) => value !== undefined)),
});

/** What the fields ask, without what nobody chose. */
export const ruleOf = (fields: MemberFilters): MemberRule =>
  Object.fromEntries(RULE_NAMES.map((name) => [name, fields[name]]).filter(([, value]) => value !== '')) as MemberRule;

/** The rule that would keep finding whom this target finds now; null where it is no rule: ticked ones, exceptions, a search, another group. */
export const ruleOfTarget = (target: MemberTarget | null): MemberRule | null => {
  if (target === null || 'ids' in target || target.except?.length) return null;
  const filter: Partial<MemberFilter> = target.filter;
  if ((filter.status ?? 'active') !== 'active' || (filter.q ?? '') !== '') return null;
  if (filter.group !== undefined || filter.invitation !== undefined) return null;
  const asked = Object.entries(filter).filter(([name, value]) => name !== 'status' && name !== 'q' && value !== undefined);
  return asked.length === 0 ? null : (Object.fromEntries(asked) as MemberRule);
};
