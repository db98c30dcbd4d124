import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paceWork } from './pace-work.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('works once a second however often it is asked', async () => {
  const work = vi.fn(async () => undefined);
  const pace = paceWork(work, vi.fn());
  for (let asked = 0; asked < 100; asked += 1) pace.soon();
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(work).toHaveBeenCalledTimes(1);
  pace.soon();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(work).toHaveBeenCalledTimes(2);
});

test('never works twice at a time', async () => {
  let at = 0;
  let most = 0;
  const work = async () => {
    at += 1;
    most = Math.max(most, at);
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    at -= 1;
  };
  const pace = paceWork(work, vi.fn());
  for (let second = 0; second < 10; second += 1) {
    pace.soon();
    await vi.advanceTimersByTimeAsync(1_000);
  }
  expect(most).toBe(1);
});

test('tells of a failure and tries again', async () => {
  const work = vi.fn(async () => undefined).mockRejectedValueOnce(new Error('away'));
  const failed = vi.fn();
  const pace = paceWork(work, failed);
  pace.soon();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(failed).toHaveBeenCalledTimes(1);
  expect(work).toHaveBeenCalledTimes(2);
});

test('does what waits when it is stopped, and nothing more', async () => {
  const work = vi.fn(async () => undefined);
  const pace = paceWork(work, vi.fn());
  pace.soon();
  await pace.stop();
  expect(work).toHaveBeenCalledTimes(1);
  pace.soon();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(work).toHaveBeenCalledTimes(1);
});
