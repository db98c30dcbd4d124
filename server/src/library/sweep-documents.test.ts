import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ground } from '#server/platform/ground.ts';
import { sweepDocuments } from './sweep-documents.ts';

const NOW = new Date('2026-05-04T10:00:00Z');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('copies that a killed reading left go after an hour; one that is being read stays', async () => {
  const ground = { env: { DATA_DIR: folder } as Ground['env'], clock: { now: () => NOW } as Ground['clock'] };
  await sweepDocuments(ground);
  for (const [name, minutes] of [
    ['left', 61],
    ['read', 59],
  ] as const) {
    const path = join(folder, 'documents', name);
    await mkdir(path, { recursive: true });
    const at = new Date(NOW.getTime() - minutes * 60_000);
    await utimes(path, at, at);
  }
  await sweepDocuments(ground);
  expect(await readdir(join(folder, 'documents'))).toEqual(['read']);
});
