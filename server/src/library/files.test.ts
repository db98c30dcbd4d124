import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import { MAX_FILE_NAME } from '#contract/files';
import {
  addLibraryFiles,
  editLibraryFile,
  findTakenNames,
  getLibraryFile,
  listLibrary,
  listNewestFiles,
  moveLibraryItems,
} from '#contract/library';
import { importFile } from '#server/platform/files/import-file.ts';
import { type LibraryWorld, openLibraryWorld } from '#test/library-world.ts';

let world: LibraryWorld;
beforeAll(async () => {
  world = await openLibraryWorld();
});
afterAll(() => world.app.stop());

const { random } = Math;
const folder = () => world.folder(`Папка ${random()}`);
const of = (libraryFileId: Parameters<LibraryWorld['open']>[1]) => ({ ...world.params, libraryFileId });

describe('adding', () => {
  test('takes many uploads at once, each under a free name', async () => {
    const folderId = await folder();
    await world.add('Устав.PDF.txt', { folderId });
    const fileIds = [
      await world.upload('Устав.pdf.txt'),
      await world.upload('устав.pdf.TXT'),
      await world.upload('без_ending'),
      await world.upload('план (2).txt'),
      await world.upload('план (2).txt'),
    ];
    const { items } = await world.admin.client.call(addLibraryFiles, {
      params: world.params,
      body: { section: 'members', folderId, fileIds },
    });
    expect(items.map(({ name }) => name)).toEqual(['Устав.pdf (2).txt', 'устав.pdf (3).TXT', 'без_ending', 'план (2).txt', 'план (3).txt']);
    expect(items[0]).toMatchObject({ openings: 0, versions: 1, audience: null, expired: false, can: { edit: true } });
  });

  test('gives many of one very long name each its own', async () => {
    const folderId = await folder();
    const name = `${'ж'.repeat(MAX_FILE_NAME - 4)}.txt`;
    for (let count = 0; count < 4; count += 1) await world.add(name, { folderId });
    const names = await world.names(world.admin, { folder: folderId });
    expect(new Set(names).size).toBe(4);
    for (const one of names) expect(one.length).toBeLessThanOrEqual(MAX_FILE_NAME);
  });

  test('folds letters as the index of names does', async () => {
    const folderId = await folder();
    for (const [taken, wanted] of [
      ['i.txt', 'İ.txt'],
      ['ΟΔΟΣ.txt', 'οδος.txt'],
      ['ёж.txt', 'ЁЖ.txt'],
      ['ẞ.txt', 'ß.txt'],
    ] as const)
      for (const name of [taken, wanted, wanted]) await world.add(name, { folderId });
    expect(await world.names(world.admin, { folder: folderId })).toHaveLength(12);
  });

  test('of one name by many at once gives each its own', async () => {
    const folderId = await folder();
    const uploads = await Promise.all(Array.from({ length: 8 }, () => world.upload('отчёт.txt')));
    await Promise.all(
      uploads.map((id) =>
        world.admin.client.call(addLibraryFiles, { params: world.params, body: { section: 'members', folderId, fileIds: [id] } }),
      ),
    );
    expect(new Set(await world.names(world.admin, { folder: folderId })).size).toBe(8);
  });

  test('tells beforehand which names are taken there, as an upload would be called, among any number of files', async () => {
    const folderId = await folder();
    const { id } = await world.add('Устав.txt', { folderId });
    await world.add('устав.txt');
    await sql`insert into library_files (organization_id, id, section, folder_id, name, file_id, size, changed_at)
      select ${world.organizationId}, gen_random_uuid(), 'members', ${folderId}, 'лист ' || n || '.txt', gen_random_uuid(), 1, '2020-01-01'
      from generate_series(1, 1500) n`.execute(world.app.db);
    const ask = async (names: string[], section: 'members' | 'internal' = 'members') =>
      (await world.admin.client.call(findTakenNames, { params: world.params, body: { section, folderId, names } })).items;
    const taken = await ask(['УСТАВ.txt', 'лист 1400.txt', 'новый.txt', 'папка/устав.txt']);
    expect(taken.map(({ name, file }) => [name, file.name])).toEqual([
      ['УСТАВ.txt', 'Устав.txt'],
      ['лист 1400.txt', 'лист 1400.txt'],
      ['папка/устав.txt', 'Устав.txt'],
    ]);
    expect(taken[0]?.file.id).toBe(id);
    // The folder is not in the other section.
    await expect(ask(['Устав.txt'], 'internal')).rejects.toThrow('folder_missing');
    expect(
      await world.member.client.refusal(findTakenNames, { params: world.params, body: { section: 'members', names: ['Устав.txt'] } }),
    ).toBe('not_found');
  });

  test('takes no upload twice, of another person, or into a folder that is gone', async () => {
    const used = await world.upload('раз.txt');
    const body = { section: 'members' as const, fileIds: [used] };
    await world.admin.client.call(addLibraryFiles, { params: world.params, body });
    expect((await world.admin.client.send(addLibraryFiles, { params: world.params, body })).problem).toMatchObject({
      code: 'file_missing',
      fields: { 'fileIds.0': 'file_missing' },
    });
    const foreign = await importFile(
      world.app.ground,
      { role: 'administrator', personId: world.other.personId, organizationId: world.organizationId, now: world.app.clock.now() },
      { name: 'чужое.txt', content: Buffer.from('чужое') },
    );
    expect(
      await world.admin.client.refusal(addLibraryFiles, { params: world.params, body: { section: 'members', fileIds: [foreign] } }),
    ).toBe('file_missing');
    expect(await world.member.client.refusal(addLibraryFiles, { params: world.params, body })).toBe('not_found');
  });

  test('is journalled', async () => {
    const operator = await world.app.operator();
    const { id } = await world.add('в журнал.txt');
    const { items } = await operator.client.call(listAuditEntries, { query: { action: 'library.add' } });
    expect(items.some(({ subjectId }) => subjectId === id)).toBe(true);
  });
});

describe('a listing', () => {
  test('has folders first, then files, in every order, over pages of any size', async () => {
    const folderId = await folder();
    for (const name of ['Ёлка', 'Ель', 'Ива']) await world.folder(name, folderId);
    for (const [name, size] of [
      ['яблоко.txt', 5],
      ['Ёж.txt', 50],
      ['ель.txt', 500],
      ['Апрель.txt', 20],
    ] as const) {
      world.app.clock.advance(1_000);
      await world.add(name, { folderId, content: 'ж'.repeat(size) });
    }
    const walk = async (query: Parameters<LibraryWorld['list']>[1] & object) => {
      const names: string[] = [];
      for (let after: string | undefined; ; ) {
        const { items, next } = await world.member.client.call(listLibrary, {
          params: world.params,
          query: { section: 'members', folder: folderId, limit: 2, ...query, ...(after === undefined ? {} : { after }) },
        });
        names.push(...items.map(({ name }) => name));
        if (next === undefined) return names;
        after = next;
      }
    };
    const folders = ['Ёлка', 'Ель', 'Ива'];
    expect(await walk({})).toEqual([...folders, 'Апрель.txt', 'Ёж.txt', 'ель.txt', 'яблоко.txt']);
    expect(await walk({ direction: 'desc' })).toEqual([...folders.toReversed(), 'яблоко.txt', 'ель.txt', 'Ёж.txt', 'Апрель.txt']);
    expect(await walk({ sort: 'size' })).toEqual([...folders, 'яблоко.txt', 'Апрель.txt', 'Ёж.txt', 'ель.txt']);
    expect((await walk({ sort: 'date', direction: 'desc' })).slice(3)).toEqual(['Апрель.txt', 'ель.txt', 'Ёж.txt', 'яблоко.txt']);
  });

  test('refuses a cursor of another order', async () => {
    const folderId = await folder();
    for (const name of ['а.txt', 'б.txt']) await world.add(name, { folderId });
    const query = { section: 'members', folder: folderId, limit: 1 } as const;
    const { next } = await world.admin.client.call(listLibrary, { params: world.params, query });
    for (const after of [next, 'bm9wZQ'])
      expect(await world.admin.client.refusal(listLibrary, { params: world.params, query: { ...query, sort: 'size', after } })).toBe(
        'bad_request',
      );
  });

  test('of the newest goes over all folders', async () => {
    world.app.clock.advance(1_000);
    const inFolder = await world.add('новее.txt', { folderId: await folder() });
    world.app.clock.advance(1_000);
    const atTop = await world.add('новейшее.txt');
    await world.add('внутреннее.txt', { section: 'internal' });
    const { items } = await world.member.client.call(listNewestFiles, { params: world.params, query: { limit: 2 } });
    expect(items.map(({ id }) => id)).toEqual([atTop.id, inFolder.id]);
  });
});

describe('an edit', () => {
  test('renames, keeping the ending; a taken name and a stale page are refused', async () => {
    const folderId = await folder();
    const file = await world.add('договор.txt', { folderId });
    await world.add('занято.txt', { folderId });
    const edit = (name: string, version: number) =>
      world.admin.client.send(editLibraryFile, { params: of(file.id), body: { name, version } });
    expect((await edit('Коллективный договор', 0)).body.name).toBe('Коллективный договор.txt');
    expect((await edit('договор.exe', 1)).body.name).toBe('договор.exe.txt');
    expect((await edit('ЗАНЯТО', 2)).problem).toMatchObject({ code: 'invalid', fields: { name: 'name_used' } });
    expect((await edit('позже', 1)).problem.code).toBe('conflict');
    const bare = await world.add('LICENSE', { folderId });
    const run = await world.admin.client.send(editLibraryFile, { params: of(bare.id), body: { name: 'setup.exe', version: 0 } });
    expect(run.problem).toMatchObject({ code: 'invalid', fields: { name: 'name_invalid' } });
  });

  test('two at once: one is told of the other', async () => {
    const { id } = await world.add(`${random()}.txt`);
    const answers = await Promise.all(
      ['один', 'два', 'три'].map((name) =>
        world.admin.client.send(editLibraryFile, { params: of(id), body: { name: `${name} ${random()}`, version: 0 } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('is not for members, and not across organisations', async () => {
    const { id } = await world.add(`${random()}.txt`);
    for (const { client } of [world.member, world.stranger])
      expect(await client.refusal(editLibraryFile, { params: of(id), body: { name: 'моё', version: 0 } })).toBe('not_found');
    const elsewhere = { organizationId: world.stranger.memberId as never, libraryFileId: id };
    expect(await world.stranger.client.refusal(getLibraryFile, { params: elsewhere })).toBe('not_found');
  });
});

test('a move takes files along under free names and passes over what is gone', async () => {
  const [from, to] = [await folder(), await folder()];
  const file = await world.add('справка.txt', { folderId: from });
  await world.add('справка.txt', { folderId: to });
  const body = { files: [file.id, crypto.randomUUID() as typeof file.id], section: 'members' as const, folderId: to };
  expect(await world.admin.client.call(moveLibraryItems, { params: world.params, body })).toMatchObject({ folders: 0, files: 1 });
  expect(await world.names(world.member, { folder: to })).toEqual(['справка (2).txt', 'справка.txt']);
  expect(await world.admin.client.call(moveLibraryItems, { params: world.params, body })).toEqual({ folders: 0, files: 0, renamed: [] });
  const { path } = await world.member.client.call(getLibraryFile, { params: of(file.id) });
  expect(path.map(({ id }) => id)).toEqual([to]);
});

test('whoever looks at a section hears of its changes; of the internal one administrators alone', async () => {
  const [seen, unseen] = [await world.admin.client.listen(), await world.member.client.listen()];
  await world.add('тайна.txt', { section: 'internal' });
  await world.add('явь.txt');
  expect(await seen.next('library.changed')).toMatchObject({ section: 'internal', folders: [null] });
  expect(await unseen.next('library.changed')).toMatchObject({ section: 'members', folders: [null] });
  seen.close();
  unseen.close();
});
