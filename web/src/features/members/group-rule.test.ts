import { expect, test } from 'vitest';
import type { GroupId, MemberId } from '#contract/ids';
import { fieldsOf, ruleOf, ruleOfTarget } from './group-rule.ts';
import { NO_FILTERS } from './members-view.ts';

test('a rule goes into the fields and comes back', () => {
  const rule = { sex: 'female', ageTo: 35, children: 'with' } as const;
  expect(fieldsOf(rule)).toEqual({ ...NO_FILTERS, ...rule });
  expect(ruleOf(fieldsOf(rule))).toEqual(rule);
  expect(ruleOf({ ...NO_FILTERS, group: 'a', status: 'unregistered' })).toEqual({});
});

test('only a filter that asks of the members themselves can keep itself up to date', () => {
  expect(ruleOfTarget({ filter: { status: 'active', birthMonth: 3 } })).toEqual({ birthMonth: 3 });
  expect(ruleOfTarget({ filter: { status: 'active' } })).toBeNull();
  expect(ruleOfTarget({ filter: { status: 'unregistered', birthMonth: 3 } })).toBeNull();
  expect(ruleOfTarget({ filter: { status: 'active', q: 'иванов', birthMonth: 3 } })).toBeNull();
  expect(ruleOfTarget({ filter: { status: 'active', group: 'a' as GroupId } })).toBeNull();
  expect(ruleOfTarget({ ids: ['b' as MemberId] })).toBeNull();
  expect(ruleOfTarget({ filter: { status: 'active', birthMonth: 3 }, except: ['b' as MemberId] })).toBeNull();
  expect(ruleOfTarget({ filter: { status: 'active', birthMonth: 3 }, except: [] })).toEqual({ birthMonth: 3 });
  expect(ruleOfTarget(null)).toBeNull();
});
