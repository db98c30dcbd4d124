import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killRounds } from './kill-rounds.test-helper.ts';

const rounds = Number(process.env.KILL_ROUNDS ?? 3);

test(`kill -9 in the middle of writes loses nothing that was acknowledged, ${rounds} times over`, {
  timeout: rounds * 60_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'profplus-kill-'));
  try {
    const report = await killRounds({ folder }, rounds);
    expect(report).toMatchObject({ rounds, lost: 0, torn: 0 });
    expect(report.acknowledged).toBeGreaterThan(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
