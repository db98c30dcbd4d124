import { afterAll, beforeAll, expect, test } from 'vitest';
import { filePath } from '#contract/files';
import { deleteGroup } from '#contract/groups';
import {
  addLibraryFiles,
  deleteLibraryItems,
  editLibraryFile,
  getLibraryFile,
  type LibraryFile,
  listDeletedItems,
  listFileVersions,
  listLibrary,
  listNewestFiles,
  openFileVersion,
  openVersionPath,
  restoreLibraryItems,
  searchLibrary,
} from '#contract/library';
import { excludeMember } from '#contract/members';
import type { SignedMember } from '#test/harness.ts';
import { type LibraryWorld, openLibraryWorld, scopeOf } from '#test/library-world.ts';
import { presentLibraryFiles } from './public.ts';

let world: LibraryWorld;
beforeAll(async () => {
  world = await openLibraryWorld();
});
afterAll(() => world.app.stop());

const of = ({ id }: LibraryFile) => ({ ...world.params, libraryFileId: id });
const bytes = (by: SignedMember, path: string) => fetch(world.app.url + path, { headers: { cookie: by.client.cookie ?? '' } });

/** Every way to learn of a file, and whether each leads to it. */
const ways = async (by: SignedMember, file: LibraryFile): Promise<boolean[]> => {
  const { client } = by;
  const { params } = world;
  const section = file.section;
  const listed = await client.send(listLibrary, { params, query: { section, limit: 200 } });
  const found = await client.send(searchLibrary, { params, query: { query: file.name } });
  const newest = await client.send(listNewestFiles, { params, query: { limit: 20 } });
  return [
    listed.status === 200 && listed.body.items.some(({ id }) => id === file.id),
    found.status === 200 && found.body.items.some((hit) => hit.file.id === file.id),
    (await client.send(getLibraryFile, { params: of(file) })).status === 200,
    (await world.open(by, file.id)).status === 200,
    (await bytes(by, file.contentUrl)).status === 200,
    ...(section === 'internal' ? [] : [newest.status === 200 && newest.body.items.some(({ id }) => id === file.id)]),
  ];
};
const sees = async (by: SignedMember, file: LibraryFile): Promise<boolean> => {
  const each = await ways(by, file);
  expect(new Set(each).size, each.join()).toBe(1);
  return each[0] === true;
};

test('what is for members all members see, and nobody else', async () => {
  const file = await world.add('памятка.txt');
  expect(await sees(world.member, file)).toBe(true);
  expect(await sees(world.admin, file)).toBe(true);
  expect(await sees(world.stranger, file)).toBe(false);
  expect((await world.open(null, file.id)).status).toBe(401);
  const { body } = await world.member.client.send(getLibraryFile, { params: of(file) });
  expect(body).toMatchObject({
    openings: null,
    versions: null,
    audience: null,
    can: { edit: false, delete: false, move: false, replace: false },
  });
});

test('the internal section does not exist for members', async () => {
  const file = await world.add('зарплаты.txt', { section: 'internal' });
  expect(await sees(world.admin, file)).toBe(true);
  expect(await sees(world.member, file)).toBe(false);
  for (const query of [{ section: 'internal' }] as const) {
    expect(await world.member.client.refusal(listLibrary, { params: world.params, query })).toBe('not_found');
    expect(await world.member.client.refusal(searchLibrary, { params: world.params, query: { ...query, query: 'зарплаты' } })).toBe(
      'not_found',
    );
  }
});

test('what is for a group its members and administrators see', async () => {
  const group = await world.group('Совет', [world.member]);
  const file = await world.add('для совета.txt', { audience: [group] });
  expect(await sees(world.member, file)).toBe(true);
  expect(await sees(world.admin, file)).toBe(true);
  expect(await sees(world.other, file)).toBe(false);
  expect(file.audience).toEqual([{ id: group, name: 'Совет' }]);
  expect(await world.admin.client.refusal(deleteGroup, { params: { ...world.params, groupId: group } })).toBe('group_used');

  const params = of(file);
  await world.admin.client.call(editLibraryFile, { params, body: { audience: null, version: 0 } });
  expect(await sees(world.other, file)).toBe(true);
  await world.admin.client.call(deleteGroup, { params: { ...world.params, groupId: group } });
  const gone = await world.admin.client.send(editLibraryFile, { params, body: { audience: [group], version: 1 } });
  expect(gone.problem).toMatchObject({ code: 'invalid', fields: { audience: 'group_missing' } });
});

test('a group that only a deleted file is for may be deleted; the file comes back for the groups that are left, of none for administrators', async () => {
  const groups = [await world.group('Ревизия', [world.member]), await world.group('Дружина', [world.other])] as const;
  const file = await world.add('для двоих.txt', { audience: [...groups] });
  const back = async () => {
    await world.admin.client.call(restoreLibraryItems, { params: world.params, body: { files: [file.id] } });
    return (await world.admin.client.call(getLibraryFile, { params: of(file) })).audience;
  };
  const [left, gone] = groups;
  for (const [group, audience] of [
    [gone, [{ id: left, name: 'Ревизия' }]],
    [left, []],
  ] as const) {
    await world.admin.client.call(deleteLibraryItems, { params: world.params, body: { files: [file.id] } });
    await world.admin.client.call(deleteGroup, { params: { ...world.params, groupId: group } });
    expect(await back()).toEqual(audience);
    expect(await sees(world.member, file)).toBe(audience.length > 0);
    expect(await sees(world.other, file)).toBe(false);
  }
  expect(await sees(world.admin, file)).toBe(true);
});

test('members see a file until the end of its last day, by the organisation’s own calendar', async () => {
  // 20:30 UTC is the evening of the 12th in Moscow; half an hour later the 13th begins there.
  world.app.clock.set(new Date('2026-03-12T20:30:00.000Z'));
  const file = await world.add('афиша.txt', { expiresOn: '2026-03-12' });
  expect(await sees(world.member, file)).toBe(true);
  world.app.clock.set(new Date('2026-03-12T21:00:00.000Z'));
  expect(await sees(world.member, file)).toBe(false);
  expect((await world.list(world.admin)).find(({ id }) => id === file.id)).toMatchObject({ expired: true, expiresOn: '2026-03-12' });
  expect((await world.open(world.admin, file.id)).status).toBe(200);

  const put = (expiresOn: string | null, version: number) =>
    world.admin.client.send(editLibraryFile, { params: of(file), body: { expiresOn, version } });
  expect((await put('2026-03-11', 0)).problem).toMatchObject({ fields: { expiresOn: 'too_small' } });
  // What is past already may stay as it is.
  expect((await put('2026-03-12', 0)).status).toBe(200);
  expect((await put(null, 1)).body).toMatchObject({ expired: false });
  expect(await sees(world.member, file)).toBe(true);
  const body = { section: 'members' as const, fileIds: [await world.upload('поздно.txt')], expiresOn: '2026-03-12' };
  expect(await world.admin.client.refusal(addLibraryFiles, { params: world.params, body })).toBe('invalid');
});

test('a deleted file is nobody’s to open, by any kept address', async () => {
  const file = await world.add('прощай.txt');
  await world.admin.client.call(deleteLibraryItems, { params: world.params, body: { files: [file.id] } });
  expect(await ways(world.member, file)).toEqual([false, false, false, false, false, false]);
  expect((await world.open(world.admin, file.id)).status).toBe(404);
});

test('older versions and what was deleted are administrators’ to see', async () => {
  const file = await world.add('черновик.txt');
  const path = openVersionPath(world.organizationId, file.id, 1);
  expect((await bytes(world.admin, path)).status).toBe(200);
  for (const by of [world.member, world.stranger]) {
    expect((await bytes(by, path)).status).toBe(404);
    expect(await by.client.refusal(listFileVersions, { params: of(file) })).toBe('not_found');
    expect(await by.client.refusal(listDeletedItems, { params: world.params, query: {} })).toBe('not_found');
  }
  expect(openFileVersion.scope).toBe('admin');
});

test('who was excluded sees nothing from then on', async () => {
  const file = await world.add('для своих.txt');
  const leaving = world.other;
  expect((await world.open(leaving, file.id)).status).toBe(200);
  await world.admin.client.call(excludeMember, { params: { ...world.params, memberId: leaving.memberId }, body: { reason: 'Переезд' } });
  expect((await world.open(leaving, file.id)).status).toBe(404);
  expect((await bytes(leaving, filePath(world.organizationId, crypto.randomUUID() as never))).status).toBe(404);
});

test('other slices are given what the member sees, and no more', async () => {
  const [open, internal] = [await world.add('к событию.txt'), await world.add('не к событию.txt', { section: 'internal' })];
  const shown = await presentLibraryFiles(world.app.db, scopeOf(world, world.member), [internal.id, open.id]);
  expect([...shown.values()]).toMatchObject([{ id: open.id, name: 'к событию.txt', kind: 'other', url: open.url }]);
});
