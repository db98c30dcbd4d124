import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FolderId } from '#contract/ids';
import {
  createFolder,
  deleteLibraryItems,
  FOLDER_FILES_CAP,
  type LibraryFolder,
  listFolders,
  listLibrary,
  MAX_FOLDER_DEPTH,
  MAX_FOLDER_NAME,
  MAX_FOLDERS,
  moveLibraryItems,
  renameFolder,
} from '#contract/library';
import type { SignedMember } from '#test/harness.ts';
import { type LibraryWorld, openLibraryWorld } from '#test/library-world.ts';

let world: LibraryWorld;
beforeAll(async () => {
  world = await openLibraryWorld();
});
afterAll(() => world.app.stop());

const { random } = Math;
const unique = (name: string) => `${name} ${random()}`;
const inSection = (parentId: FolderId | null = null, section: 'members' | 'internal' = 'members') => ({ parentId, section });

test('folders lie in folders; the way to one is told', async () => {
  const outer = await world.folder(unique('Протоколы'));
  const inner = await world.folder('2026 год', outer);
  const { path, items } = await world.member.client.call(listLibrary, {
    params: world.params,
    query: { section: 'members', folder: inner },
  });
  expect([path.map(({ id }) => id), items]).toEqual([[outer, inner], []]);
  const { items: folders } = await world.admin.client.call(listFolders, { params: world.params });
  expect(folders.find(({ id }) => id === inner)).toMatchObject({ parentId: outer, section: 'members', name: '2026 год' });
});

test('a name is unique within its folder, whatever its case, and only there', async () => {
  const name = unique('Бланки');
  const outer = await world.folder(name);
  const again = await world.admin.client.send(createFolder, { params: world.params, body: { ...inSection(), name: name.toUpperCase() } });
  expect(again.problem).toMatchObject({ code: 'invalid', fields: { name: 'name_used' } });
  await world.folder(name, outer);
  await world.folder(name, null, 'internal');
});

test('of many who make one folder at once, one does', async () => {
  const name = unique('Вместе');
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => world.admin.client.send(createFolder, { params: world.params, body: { ...inSection(), name } })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422, 422]);
});

test('a renamed folder keeps what lies in it; a stale page is told', async () => {
  const folderId = await world.folder(unique('Старое'));
  await world.add('устав.txt', { folderId });
  const rename = (name: string, version: number) =>
    world.admin.client.send(renameFolder, { params: { ...world.params, folderId }, body: { name, version } });
  expect((await rename(unique('Новое'), 0)).body).toMatchObject({ version: 1 });
  expect((await rename(unique('Ещё новее'), 0)).problem.code).toBe('conflict');
  expect(await world.names(world.member, { folder: folderId })).toEqual(['устав.txt']);
});

test('a folder says what lies right in it, to each as far as they see it', async () => {
  const outer = await world.folder(unique('Полная'));
  const inner = await world.folder('Пустая', outer);
  const gone = await world.folder('Бывшая', outer);
  const group = await world.group(unique('Совет'), [world.member]);
  const [lost] = [await world.add('бывший.txt', { folderId: outer }), await world.add('для всех.txt', { folderId: outer })];
  await world.add('для совета.txt', { folderId: outer, audience: [group] });
  await world.add('глубже.txt', { folderId: inner });
  const today = world.app.clock.now().toISOString().slice(0, 10);
  await world.add('до вечера.txt', { folderId: outer, expiresOn: today });
  await world.admin.client.call(deleteLibraryItems, { params: world.params, body: { folders: [gone], files: [lost.id] } });

  const contents = async (by: SignedMember, id = outer, query = {}) =>
    (await world.list(by, { limit: 200, ...query })).find((item): item is LibraryFolder => item.id === id)?.contents;
  const holding = (folders: number, value: number) => ({ folders, files: { value, capped: false } });
  expect(await contents(world.admin)).toEqual(holding(1, 3));
  expect(await contents(world.member)).toEqual(holding(1, 3));
  expect(await contents(world.other)).toEqual(holding(1, 2));
  expect(await contents(world.admin, inner, { folder: outer })).toEqual(holding(0, 1));
  world.app.clock.advance(24 * 3_600_000);
  expect(await contents(world.other)).toEqual(holding(1, 1));
  expect(await contents(world.admin)).toEqual(holding(1, 3));
  const renamed = { params: { ...world.params, folderId: outer }, body: { name: unique('Полнее'), version: 0 } };
  expect((await world.admin.client.call(renameFolder, renamed)).contents).toEqual(holding(1, 3));
  expect(
    await world.admin.client.call(createFolder, { params: world.params, body: { ...inSection(), name: unique('Новая') } }),
  ).toMatchObject({ contents: holding(0, 0) });
});

test('the files of a folder are counted to the cap', async () => {
  const folderId = await world.folder(unique('Архив'));
  const fill = (from: number, to: number) =>
    sql`insert into library_files (organization_id, id, section, folder_id, name, file_id, size, changed_at)
      select ${world.organizationId}, gen_random_uuid(), 'members', ${folderId}, 'Файл ' || n, gen_random_uuid(), 1, now()
      from generate_series(${from}::int, ${to}::int) n`.execute(world.app.db);
  const files = async () =>
    (await world.list(world.member, { limit: 200 })).flatMap((item) =>
      item.id === folderId && 'contents' in item ? item.contents.files : [],
    );
  await fill(1, FOLDER_FILES_CAP);
  expect(await files()).toEqual([{ value: FOLDER_FILES_CAP, capped: false }]);
  await fill(FOLDER_FILES_CAP + 1, FOLDER_FILES_CAP + 2);
  expect(await files()).toEqual([{ value: FOLDER_FILES_CAP, capped: true }]);
});

test('folders stand in one another only so deep', async () => {
  let parentId: FolderId | null = null;
  for (let depth = 1; depth <= MAX_FOLDER_DEPTH; depth += 1) parentId = await world.folder(unique(`${depth}`), parentId);
  const body = { ...inSection(parentId), name: 'Глубже' };
  expect(await world.admin.client.refusal(createFolder, { params: world.params, body })).toBe('folder_depth');
  const pair = await world.folder(unique('Снаружи'));
  expect(
    await world.admin.client.refusal(moveLibraryItems, {
      params: world.params,
      body: { folders: [pair], section: 'members', folderId: parentId },
    }),
  ).toBe('folder_depth');
});

test('a folder of the other section, a deleted one and an unknown one are no place', async () => {
  const internal = await world.folder(unique('Внутренняя'), null, 'internal');
  const answer = await world.admin.client.send(createFolder, { params: world.params, body: { ...inSection(internal), name: 'Мимо' } });
  expect(answer.problem).toMatchObject({ code: 'invalid', fields: { parentId: 'folder_missing' } });
  const query = { section: 'members', folder: internal } as const;
  expect(await world.admin.client.refusal(listLibrary, { params: world.params, query })).toBe('not_found');
});

test('moving makes no circles, and follows its folder to the other section', async () => {
  const outer = await world.folder(unique('Внешняя'));
  const inner = await world.folder('Внутренняя', outer);
  const file = await world.add('смета.txt', { folderId: inner });
  const move = (folders: FolderId[], section: 'members' | 'internal', folderId: FolderId | null) =>
    world.admin.client.send(moveLibraryItems, { params: world.params, body: { folders, section, folderId } });
  expect((await move([outer], 'members', inner)).problem.code).toBe('folder_cycle');
  expect((await move([outer], 'members', outer)).problem.code).toBe('folder_cycle');
  // Two moves that would make a circle only together.
  const first = await world.folder(unique('Первая'));
  const second = await world.folder(unique('Вторая'));
  const both = await Promise.all([move([first], 'members', second), move([second], 'members', first)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);

  expect((await world.open(world.member, file.id)).status).toBe(200);
  expect((await move([outer], 'internal', null)).body).toEqual({ folders: 1, files: 0, renamed: [] });
  expect((await world.open(world.member, file.id)).status).toBe(404);
  expect(await world.names(world.admin, { section: 'internal', folder: inner })).toEqual(['смета.txt']);
});

test('folders of one very long name lie side by side, each under its own', async () => {
  const name = 'ж'.repeat(MAX_FOLDER_NAME);
  const to = await world.folder(unique('Сюда'));
  for (let count = 0; count < 4; count += 1) {
    const folders = [await world.folder(name, await world.folder(unique('Отсюда')))];
    const body = { folders, section: 'members' as const, folderId: to };
    await world.admin.client.call(moveLibraryItems, { params: world.params, body });
  }
  expect(new Set(await world.names(world.admin, { folder: to })).size).toBe(4);
});

test('members, strangers and visitors change nothing', async () => {
  const name = unique('Чужая');
  for (const { client } of [world.member, world.stranger])
    expect(await client.refusal(createFolder, { params: world.params, body: { ...inSection(), name } })).toBe('not_found');
  expect(await world.app.visitor().refusal(createFolder, { params: world.params, body: { ...inSection(), name } })).toBe('unauthenticated');
  expect(await world.stranger.client.refusal(listFolders, { params: world.params })).toBe('not_found');
});

test('there are only so many folders', async () => {
  await sql`insert into library_folders (organization_id, id, section, name, created_at)
    select ${world.organizationId}, gen_random_uuid(), 'internal', 'Лишняя ' || n, now() from generate_series(1, ${MAX_FOLDERS}) n`.execute(
    world.app.db,
  );
  const body = { ...inSection(), name: unique('Последняя') };
  expect(await world.admin.client.refusal(createFolder, { params: world.params, body })).toBe('folder_limit');
});
