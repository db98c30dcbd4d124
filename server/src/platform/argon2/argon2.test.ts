import { expect, test } from 'vitest';
import { hash, verify } from './argon2.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };

test('what was hashed is recognised, at the asked cost, several at once', async () => {
  const passwords = ['хлеб и соль', 'соль и хлеб', 'ни того ни другого'];
  const hashes = await Promise.all(passwords.map((password) => hash(password, CHEAP)));
  expect(hashes[0]).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
  expect(await Promise.all(hashes.map((stored) => verify(stored, 'соль и хлеб')))).toEqual([false, true, false]);
});

test('a stored hash that is none fails that comparison, and no other', async () => {
  const stored = await hash('хлеб и соль', CHEAP);
  await expect(verify('not a hash', 'хлеб и соль')).rejects.toThrow();
  expect(await verify(stored, 'хлеб и соль')).toBe(true);
});
