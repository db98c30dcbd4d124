import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gather } from './gather.ts';

describe('hints that come in a crowd', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const crowd = () => {
    const runs: string[][] = [];
    return { runs, hints: gather<string>(2_500, (items) => runs.push([...items])) };
  };
  it('are answered at once, then together, the last always', () => {
    const { runs, hints } = crowd();
    for (const item of ['a', 'b', 'a', 'c', 'b']) hints.add(item);
    expect(runs).toEqual([['a']]);
    vi.advanceTimersByTime(2_500);
    expect(runs).toEqual([['a'], ['b', 'a', 'c']]);
    hints.add('d');
    expect(runs).toHaveLength(2);
    vi.advanceTimersByTime(2_500);
    expect(runs.at(-1)).toEqual(['d']);
    vi.advanceTimersByTime(2_500);
    hints.add('e');
    expect(runs.at(-1)).toEqual(['e']);
  });
  it('are forgotten when nobody looks any longer', () => {
    const { runs, hints } = crowd();
    for (const item of ['a', 'b']) hints.add(item);
    hints.stop();
    vi.advanceTimersByTime(10_000);
    expect(runs).toEqual([['a']]);
  });
});
