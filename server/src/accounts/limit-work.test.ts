import { expect, it } from 'vitest';
import { Refusal } from '#server/platform/http/problem.ts';
import { limitWork } from './limit-work.ts';

it('runs two at once, keeps fifty in line in their order, and refuses the rest at once', async () => {
  const queue = limitWork({ atOnce: 2, waiting: 50, retrySeconds: 5 });
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const works = Array.from({ length: 60 }, (_, number) =>
    queue(() => {
      begun.push(number);
      return new Promise<number>((resolve) => ends.push(() => resolve(number)));
    }).catch((error: unknown) => error),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);

  const refused = await Promise.all(works.slice(52));
  for (const refusal of refused) expect(refusal).toMatchObject({ code: 'too_many_requests', details: { retryAfter: 5 } });
  expect(refused.every((refusal) => refusal instanceof Refusal)).toBe(true);

  while (ends.length > 0) {
    ends.shift()?.();
    await new Promise(setImmediate);
    expect(ends.length).toBeLessThanOrEqual(2);
  }
  expect(await Promise.all(works.slice(0, 52))).toEqual(begun);
  expect(begun).toEqual(Array.from({ length: 52 }, (_, number) => number));
  await expect(queue(async () => 'free again')).resolves.toBe('free again');
});

it('hands the place over when work fails', async () => {
  const queue = limitWork({ atOnce: 2, waiting: 50, retrySeconds: 5 });
  await expect(queue(() => Promise.reject(new Error('out of memory')))).rejects.toThrow('out of memory');
  await expect(Promise.all([1, 2, 3].map((number) => queue(async () => number)))).resolves.toEqual([1, 2, 3]);
});
