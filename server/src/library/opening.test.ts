import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberId } from '#contract/ids';
import { getLibraryFile, type LibraryFile } from '#contract/library';
import { newId } from '#server/platform/ids.ts';
import { type LibraryWorld, openLibraryWorld, scopeOf } from '#test/library-world.ts';
import { countOpenings } from './count-openings.ts';
import { sweepLibrary } from './sweep-library.ts';

let world: LibraryWorld;
beforeAll(async () => {
  world = await openLibraryWorld();
});
afterAll(() => world.app.stop());

const DAY = 24 * 3_600_000;
const openings = async ({ id }: LibraryFile) =>
  (await world.admin.client.call(getLibraryFile, { params: { ...world.params, libraryFileId: id } })).openings;

describe('openings', () => {
  test('count once a person and day, in any number of processes', async () => {
    const file = await world.add('считать.txt');
    const counters = [countOpenings(world.app.ground), countOpenings(world.app.ground)];
    const people = Array.from({ length: 50 }, () => newId<MemberId>(world.app.clock.now()));
    for (const memberId of people)
      for (const counter of counters) for (const _ of [1, 2]) counter.opened(scopeOf(world, { ...world.member, memberId }), file.id);
    await Promise.all(counters.map((counter) => counter.flush()));
    expect(await openings(file)).toBe(50);
    world.app.clock.advance(DAY);
    counters[0]?.opened(scopeOf(world, { ...world.member, memberId: people[0] ?? world.member.memberId }), file.id);
    await Promise.all(counters.map((counter) => counter.stop()));
    expect(await openings(file)).toBe(51);
  });

  test('of thousands are stored and forgotten piece by piece', async () => {
    const file = await world.add('всем.txt');
    const counter = countOpenings(world.app.ground);
    const crowd = Array.from({ length: 12_000 }, () => newId<MemberId>(world.app.clock.now()));
    for (const memberId of crowd) counter.opened(scopeOf(world, { ...world.member, memberId }), file.id);
    await counter.stop();
    expect(await openings(file)).toBe(12_000);
    world.app.clock.advance(3 * DAY);
    await sweepLibrary(world.app.ground);
    expect((await sql`select from library_openings`.execute(world.app.db)).rows).toEqual([]);
    expect(await openings(file)).toBe(12_000);
  });

  test('of a file that is gone are forgotten', async () => {
    const counter = countOpenings(world.app.ground);
    counter.opened(scopeOf(world, world.member), crypto.randomUUID() as LibraryFile['id']);
    await expect(counter.stop()).resolves.toBeUndefined();
  });

  test('stay as a number; who opened is known for two days', async () => {
    const file = await world.add('недолго.txt');
    const counter = countOpenings(world.app.ground);
    counter.opened(scopeOf(world, world.member), file.id);
    await counter.stop();
    world.app.clock.advance(3 * DAY);
    await sweepLibrary(world.app.ground);
    expect((await sql`select from library_openings where library_file_id = ${file.id}`.execute(world.app.db)).rows).toEqual([]);
    expect(await openings(file)).toBe(1);
  });
});

describe('an opened file', () => {
  test('comes under the library’s name, whole and in parts', async () => {
    const file = await world.add('Цифры.txt', { content: '0123456789' });
    const whole = await world.open(world.member, file.id);
    const etag = whole.headers.get('etag') ?? '';
    expect([whole.status, await whole.text(), whole.headers.get('accept-ranges')]).toEqual([200, '0123456789', 'bytes']);
    expect(whole.headers.get('cache-control')).toMatch(/^private, no-cache/);
    expect(whole.headers.get('content-disposition')).toContain(encodeURIComponent('Цифры.txt'));
    const part = await world.open(world.member, file.id, { range: 'bytes=2-4', 'if-range': etag });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
    expect(await (await world.open(world.member, file.id, { range: 'bytes=2-4', 'if-range': '"old"' })).text()).toBe('0123456789');
    const beyond = await world.open(world.member, file.id, { range: 'bytes=10-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);
    expect((await world.open(world.member, file.id, { 'if-none-match': etag })).status).toBe(304);
  });

  test('of tens of megabytes can be wound', async () => {
    const content = Buffer.alloc(40 * 2 ** 20);
    content.write('конец', content.length - 20);
    const file = await world.add('фильм.bin', { content });
    const response = await world.open(world.member, file.id, { range: 'bytes=-20' });
    expect([response.status, response.headers.get('content-range')]).toEqual([
      206,
      `bytes ${content.length - 20}-${content.length - 1}/${content.length}`,
    ]);
    expect(await response.text()).toContain('конец');
  });
});
