import { expect, test } from 'vitest';
import type { MemberFilter } from '#contract/members';
import { countOf, targetOf } from './bulk-target.ts';

const filter: MemberFilter = { status: 'active', birthMonth: 3 };
const none = new Set<string>();
const total = { value: 120, capped: false };

test('ticked by hand it falls on them alone', () => {
  const ticked = { all: false, keys: new Set(['a', 'b']), except: none };
  expect(targetOf(ticked, filter)).toEqual({ ids: ['a', 'b'] });
  expect(countOf(ticked, total)).toEqual({ value: 2, capped: false });
});

test('of all found ones those unticked are left out', () => {
  const all = { all: true, keys: none, except: none };
  expect(targetOf(all, filter)).toEqual({ filter });
  expect(countOf(all, total)).toEqual(total);
  const most = { ...all, except: new Set(['a', 'b']) };
  expect(targetOf(most, filter)).toEqual({ filter, except: ['a', 'b'] });
  expect(countOf(most, total)).toEqual({ value: 118, capped: false });
  expect(countOf(most, { value: 10_000, capped: true })).toEqual({ value: 9_998, capped: true });
  expect(countOf(most, { value: 1, capped: false })).toEqual({ value: 0, capped: false });
});
