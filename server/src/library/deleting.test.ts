import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FolderId, LibraryFileId } from '#contract/ids';
import { DELETED_DAYS, deleteLibraryItems, listDeletedItems, moveLibraryItems, restoreLibraryItems } from '#contract/library';
import { type LibraryWorld, openLibraryWorld } from '#test/library-world.ts';
import { sweepLibrary } from './sweep-library.ts';

let world: LibraryWorld;
beforeAll(async () => {
  world = await openLibraryWorld();
});
afterAll(() => world.app.stop());

const { random } = Math;
interface Chosen {
  folders?: FolderId[];
  files?: LibraryFileId[];
}
const remove = (body: Chosen) => world.admin.client.call(deleteLibraryItems, { params: world.params, body });
const restore = (body: Chosen) => world.admin.client.call(restoreLibraryItems, { params: world.params, body });
const deleted = async () => (await world.admin.client.call(listDeletedItems, { params: world.params, query: {} })).items;

test('a deleted file comes back to its folder, under a free name', async () => {
  const folderId = await world.folder(`Папка ${random()}`);
  const { id } = await world.add('отчёт.txt', { folderId });
  expect(await remove({ files: [id] })).toEqual({ folders: 0, files: 1 });
  expect(await world.admin.client.refusal(deleteLibraryItems, { params: world.params, body: { files: [id] } })).toBe('not_found');
  await world.add('отчёт.txt', { folderId });
  expect(await restore({ files: [id] })).toEqual({ folders: 0, files: 1, renamed: [{ id, was: 'отчёт.txt', name: 'отчёт (2).txt' }] });
  expect(await world.admin.client.refusal(restoreLibraryItems, { params: world.params, body: { files: [id] } })).toBe('not_found');
  expect(await world.names(world.member, { folder: folderId })).toEqual(['отчёт (2).txt', 'отчёт.txt']);
});

test('a folder goes with all inside and comes back with it, but for what was deleted before', async () => {
  const outer = await world.folder(`Внешняя ${random()}`);
  const inner = await world.folder('Внутренняя', outer);
  const [kept, before] = [await world.add('внутри.txt', { folderId: inner }), await world.add('раньше.txt', { folderId: inner })];
  await remove({ files: [before.id] });
  // Ticked together with what lies in it.
  expect(await remove({ folders: [outer, inner], files: [kept.id] })).toEqual({ folders: 2, files: 1 });
  expect((await world.open(world.member, kept.id)).status).toBe(404);
  expect((await deleted()).map(({ id }) => id)).toEqual(expect.arrayContaining([outer, before.id]));
  expect((await deleted()).map(({ id }) => id)).not.toContain(kept.id);
  const deletedAt = world.app.clock.now();
  expect((await deleted()).find(({ id }) => id === outer)).toMatchObject({
    deletedBy: 'Вяземская Ирина',
    deletedAt: deletedAt.toISOString(),
    keptUntil: new Date(deletedAt.getTime() + DELETED_DAYS * 86_400_000).toISOString(),
  });

  expect(await restore({ folders: [outer, inner], files: [kept.id] })).toEqual({ folders: 2, files: 1, renamed: [] });
  expect(await world.names(world.admin, { folder: inner })).toEqual(['внутри.txt']);
  await remove({ folders: [inner] });
  // Where it lay is gone: it comes back to the top.
  await restore({ files: [before.id] });
  expect(await world.names(world.admin)).toContain('раньше.txt');
});

test('a folder of thousands of files goes, comes back and changes its section whole', async () => {
  const outer = await world.folder(`Архив ${random()}`);
  const inner = await world.folder('глубже', outer);
  const MANY = 4_100;
  await sql`insert into library_files (organization_id, id, section, folder_id, name, file_id, size, changed_at)
    select ${world.organizationId}, gen_random_uuid(), 'members', case when n % 2 = 0 then ${outer}::uuid else ${inner}::uuid end,
      'Файл ' || n, gen_random_uuid(), 1, now() from generate_series(1, ${MANY}::int) n`.execute(world.app.db);
  const states = async () =>
    (
      await sql`select section, deleted_at is not null as gone, count(*)::int as files from library_files
        where folder_id in (${outer}, ${inner}) group by section, gone`.execute(world.app.db)
    ).rows;
  expect(await remove({ folders: [outer] })).toEqual({ folders: 2, files: MANY });
  expect(await states()).toEqual([{ section: 'members', gone: true, files: MANY }]);
  expect(await restore({ folders: [outer] })).toEqual({ folders: 2, files: MANY, renamed: [] });
  const body = { folders: [outer], section: 'internal' as const, folderId: null };
  await world.admin.client.call(moveLibraryItems, { params: world.params, body });
  expect(await states()).toEqual([{ section: 'internal', gone: false, files: MANY }]);
});

test('deleting and adding at once leave no file in a folder that is gone', async () => {
  const folderId = await world.folder(`Спор ${random()}`);
  await Promise.allSettled([
    remove({ folders: [folderId] }),
    world.add('успел.txt', { folderId }),
    world.add('не успел.txt', { folderId }),
  ]);
  const { rows } = await sql`select from library_files f join library_folders d on d.id = f.folder_id
    where d.id = ${folderId} and f.deleted_at is null and d.deleted_at is not null`.execute(world.app.db);
  expect(rows).toHaveLength(0);
});

test('after 30 days what was deleted goes for good, with the bytes, and once', async () => {
  const folderId = await world.folder(`Навсегда ${random()}`);
  const inner = await world.folder('глубже', folderId);
  const [gone, kept] = [await world.add('бывший.txt', { folderId: inner }), await world.add('остался.txt')];
  await remove({ folders: [folderId] });
  world.app.clock.advance(DELETED_DAYS * 24 * 3_600_000 - 1);
  await sweepLibrary(world.app.ground);
  expect((await deleted()).map(({ id }) => id)).toContain(folderId);
  world.app.clock.advance(2);
  await Promise.all([sweepLibrary(world.app.ground), sweepLibrary(world.app.ground)]);
  await sweepLibrary(world.app.ground);
  expect(await deleted()).toEqual([]);
  expect(await world.admin.client.refusal(restoreLibraryItems, { params: world.params, body: { folders: [folderId] } })).toBe('not_found');
  const fileId = gone.contentUrl.split('/').at(-2) ?? '';
  expect((await sql`select from files where id = ${fileId}`.execute(world.app.db)).rows).toHaveLength(0);
  expect((await world.open(world.member, kept.id)).status).toBe(200);
});

test('members delete and bring back nothing', async () => {
  const { id } = await world.add(`${random()}.txt`);
  for (const { client } of [world.member, world.stranger]) {
    expect(await client.refusal(deleteLibraryItems, { params: world.params, body: { files: [id] } })).toBe('not_found');
    expect(await client.refusal(restoreLibraryItems, { params: world.params, body: { files: [id] } })).toBe('not_found');
  }
});
