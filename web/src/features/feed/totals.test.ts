import { describe, expect, it } from 'vitest';
import { optionId, poll, post, postId } from './post.test-helper.ts';
import { percents, seenBy, votedIn } from './totals.ts';

describe('percents', () => {
  it('sums to 100 where one answer is given', () => {
    expect(percents([1, 1, 1], 3, false)).toEqual([34, 33, 33]);
    expect(percents([2, 3, 1, 0], 6, false)).toEqual([33, 50, 17, 0]);
    for (const votes of [[7, 11, 13], [1, 999], [5, 5, 5, 5, 5, 5, 5], [142]]) {
      const voters = votes.reduce((sum, count) => sum + count, 0);
      expect(percents(votes, voters, false).reduce((sum, share) => sum + share, 0)).toBe(100);
    }
  });
  it('is of the voters where several answers are', () => expect(percents([64, 58, 21], 65, true)).toEqual([98, 89, 32]));
  it('is nothing without votes', () => expect(percents([0, 0], 0, false)).toEqual([0, 0]));
});

describe('votedIn', () => {
  const before = post(1, { poll: poll() });
  it('puts the totals in place and leaves the own choice', () => {
    const after = votedIn(before, { voters: 5, votes: { [optionId(1)]: 3, [optionId(2)]: 2 } });
    expect(after.poll).toEqual({
      ...poll(),
      voters: 5,
      options: [
        { id: optionId(1), text: 'На озеро', votes: 3 },
        { id: optionId(2), text: 'В горы', votes: 2 },
      ],
    });
  });
  it('counts voters where the numbers are hidden', () => {
    const after = votedIn(before, { voters: 4, votes: null });
    expect(after.poll?.voters).toBe(4);
    expect(after.poll?.options.map(({ votes }) => votes)).toEqual([null, null]);
  });
  it('ignores totals that come late', () => expect(votedIn(before, { voters: 2, votes: null })).toBe(before));
  it('leaves news alone', () => expect(votedIn(post(1), { voters: 5, votes: null })).toEqual(post(1)));
});

describe('seenBy', () => {
  it('changes only what has another count', () => {
    const one = post(1);
    expect(seenBy(one, { [postId(1)]: 8 }).views).toBe(8);
    expect(seenBy(one, { [postId(1)]: 7 })).toBe(one);
    expect(seenBy(one, { [postId(2)]: 8 })).toBe(one);
  });
});
