import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRank } from './make-rank.ts';

const bytes = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const rank = (low: string | null, high: string | null): string => {
  const made = makeRank(low, high);
  if (made === null) throw new Error('no room');
  return made;
};

describe('a rank', () => {
  it('is between its neighbours, wherever cards are put', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
        const ranks: string[] = [];
        for (const place of places) {
          const at = place % (ranks.length + 1);
          ranks.splice(at, 0, rank(ranks[at - 1] ?? null, ranks[at] ?? null));
        }
        expect([...ranks].sort(bytes)).toEqual(ranks);
        expect(new Set(ranks).size).toBe(ranks.length);
        expect(ranks.some((text) => text.endsWith('0'))).toBe(false);
      }),
    );
  });

  it('stays short at both ends', () => {
    let [top, bottom] = [rank(null, null), rank(null, null)];
    for (let index = 0; index < 20_000; index += 1) [top, bottom] = [rank(null, top), rank(bottom, null)];
    expect(Math.max(top.length, bottom.length)).toBeLessThanOrEqual(8);
  });

  it('is refused where an end is out of room', () => {
    expect(makeRank(null, '00000001')).toBeNull();
    expect(makeRank('zzzzzzzz', null)).toBeNull();
  });
});
