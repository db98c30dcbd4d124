import { expect, it } from 'vitest';
import { Refusal } from '#server/platform/http/problem.ts';
import { queueHashing } from './queue-hashing.ts';

it('runs two at once, keeps fifty in line in their order, and refuses the rest at once', async () => {
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const hashings = Array.from({ length: 60 }, (_, number) =>
    queueHashing(() => {
      begun.push(number);
      return new Promise<number>((resolve) => ends.push(() => resolve(number)));
    }).catch((error: unknown) => error),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);

  const refused = await Promise.all(hashings.slice(52));
  for (const refusal of refused) expect(refusal).toMatchObject({ code: 'too_many_requests', details: { retryAfter: 5 } });
  expect(refused.every((refusal) => refusal instanceof Refusal)).toBe(true);

  while (ends.length > 0) {
    ends.shift()?.();
    await new Promise(setImmediate);
    expect(ends.length).toBeLessThanOrEqual(2);
  }
  expect(await Promise.all(hashings.slice(0, 52))).toEqual(begun);
  expect(begun).toEqual(Array.from({ length: 52 }, (_, number) => number));
  await expect(queueHashing(async () => 'free again')).resolves.toBe('free again');
});

it('hands the place over when a hashing fails', async () => {
  await expect(queueHashing(() => Promise.reject(new Error('out of memory')))).rejects.toThrow('out of memory');
  await expect(Promise.all([1, 2, 3].map((number) => queueHashing(async () => number)))).resolves.toEqual([1, 2, 3]);
});
