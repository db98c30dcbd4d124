import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FolderId, LibraryFileId } from '#contract/ids';
import { editLibraryFile, type LibraryItem, moveLibraryItems, type Renamed, renameFolder } from '#contract/library';
import { type LibraryWorld, openLibraryWorld } from '#test/library-world.ts';

let world: LibraryWorld;
beforeAll(async () => {
  world = await openLibraryWorld();
});
afterAll(() => world.app.stop());

const { random } = Math;
interface Moved {
  folders?: FolderId[];
  files?: LibraryFileId[];
}
const move = async (moved: Moved, folderId: FolderId, formerNames: Renamed[] = []) =>
  (await world.admin.client.call(moveLibraryItems, { params: world.params, body: { ...moved, section: 'members', folderId, formerNames } }))
    .renamed;
const two = async () => [await world.folder(`Откуда ${random()}`), await world.folder(`Куда ${random()}`)] as const;
const inFolder = async (folder: FolderId, id: string): Promise<LibraryItem> => {
  const item = (await world.list(world.admin, { folder })).find((one) => one.id === id);
  if (item === undefined) throw new Error('It does not lie there');
  return item;
};

test('a file and a folder that a clash has renamed have their names back with their places', async () => {
  const [from, to] = await two();
  const { id } = await world.add('отчёт.txt', { folderId: from });
  const folder = await world.folder('Планы', from);
  await world.add('отчёт.txt', { folderId: to });
  await world.folder('планы', to);
  const renamed = await move({ files: [id], folders: [folder] }, to);
  expect(renamed).toEqual([
    { id: folder, was: 'Планы', name: 'Планы (2)' },
    { id, was: 'отчёт.txt', name: 'отчёт (2).txt' },
  ]);
  expect(await move({ files: [id], folders: [folder] }, from, renamed)).toEqual([]);
  expect(await world.names(world.admin, { folder: from })).toEqual(['Планы', 'отчёт.txt']);
});

test('a former name that is taken by now stays with who took it, and it is said so', async () => {
  const [from, to] = await two();
  const { id } = await world.add('отчёт.txt', { folderId: from });
  await world.add('отчёт.txt', { folderId: to });
  const renamed = await move({ files: [id] }, to);
  await world.add('Отчёт.txt', { folderId: from });
  expect(await move({ files: [id] }, from, renamed)).toEqual([{ id, was: 'отчёт.txt', name: 'отчёт (2).txt' }]);
  expect(await world.names(world.admin, { folder: from })).toEqual(['отчёт (2).txt', 'Отчёт.txt']);
});

test('a name that somebody has given since stays', async () => {
  const [from, to] = await two();
  const { id } = await world.add('отчёт.txt', { folderId: from });
  const folder = await world.folder('Планы', from);
  await world.add('отчёт.txt', { folderId: to });
  await world.folder('Планы', to);
  const renamed = await move({ files: [id], folders: [folder] }, to);
  const body = async (name: string, of: string) => ({ name, version: (await inFolder(to, of)).version });
  await world.admin.client.call(editLibraryFile, {
    params: { ...world.params, libraryFileId: id },
    body: await body('итоги.txt', id),
  });
  await world.admin.client.call(renameFolder, { params: { ...world.params, folderId: folder }, body: await body('Замыслы', folder) });
  expect(await move({ files: [id], folders: [folder] }, from, renamed)).toEqual([]);
  expect(await world.names(world.admin, { folder: from })).toEqual(['Замыслы', 'итоги.txt']);
});

test('a former name gives no other ending, no program, and nothing to what is not moved', async () => {
  const [from, to] = await two();
  const { id } = await world.add('отчёт.txt', { folderId: from });
  const other = await world.add('другой.txt', { folderId: from });
  await move({ files: [id] }, to);
  await move({ files: [id] }, from, [
    { id, was: 'зло.exe', name: 'отчёт.txt' },
    { id: other.id, was: 'чужой.txt', name: 'другой.txt' },
  ]);
  expect(await world.names(world.admin, { folder: from })).toEqual(['другой.txt', 'зло.exe.txt']);
});
