import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filePath } from '#contract/files';
import { deleteLibraryItems, getLibraryFile, type LibraryFile, replaceLibraryFile, searchLibrary } from '#contract/library';
import { parseQuery } from '#server/platform/search/parse-query.ts';
import { docxOf, pdfOf } from '#test/documents.ts';
import { type LibraryWorld, openLibraryWorld, scopeOf } from '#test/library-world.ts';
import { findFiles, findFolders } from './public.ts';

let world: LibraryWorld;
let minutes: LibraryFile;
beforeAll(async () => {
  world = await openLibraryWorld();
  const folderId = await world.folder('Документы');
  await world.add('Соглашение_2026.docx', {
    folderId,
    content: await docxOf(['Коллективный договор заключён на три года.', 'Ещё пункт: работодатель ведёт учёт.']),
  });
  world.app.clock.advance(1_000);
  minutes = await world.add('Протокол собрания.pdf', { content: await pdfOf('Слушали: об отпусках.', 'Постановили: выделить путёвки.') });
  await world.add('Договоры аренды.txt', { content: 'пусто' });
  await world.add('секрет.txt', { section: 'internal', content: 'Договорённость о премиях' });
  await world.app.runJobs();
});
afterAll(() => world.app.stop());

const search = async (query: string, by = world.member) =>
  (await by.client.call(searchLibrary, { params: world.params, query: { query } })).items;
const names = async (query: string, by = world.member) => (await search(query, by)).map(({ file }) => file.name);

describe('the search', () => {
  test.each([
    ['another form of the word', 'договоры', ['Договоры аренды.txt', 'Соглашение_2026.docx']],
    ['a form of it in the text alone', 'работодателю', ['Соглашение_2026.docx']],
    ['the beginning of a word', 'постан', ['Протокол собрания.pdf']],
    ['its first two letters', 'пр', ['Протокол собрания.pdf']],
    ['the other keyboard layout', 'ljujdjhs', ['Договоры аренды.txt', 'Соглашение_2026.docx']],
    ['е for ё', 'учет', ['Соглашение_2026.docx']],
    ['words of name and text together', 'протокол путевка', ['Протокол собрания.pdf']],
    ['a year in a name with underscores', '2026', ['Соглашение_2026.docx']],
    ['the ending', 'docx', ['Соглашение_2026.docx']],
    ['words of which one is nowhere', 'договор марс', []],
    ['signs alone', '% _ \\ \' " & | ! :*', []],
  ])('finds by %s', async (_what, query, found) => {
    expect(await names(query)).toEqual(found);
  });

  test('shows where a word stands in the text, and the way to the file', async () => {
    const [, hit] = await search('договоры');
    expect(hit?.path.map(({ name }) => name)).toEqual(['Документы']);
    expect(hit?.snippet?.filter(({ found }) => found).map(({ text }) => text)).toEqual(['договор']);
    expect(hit?.snippet?.map(({ text }) => text).join('')).toContain('Коллективный договор заключён на три года.');
    expect((await search('аренды'))[0]?.snippet).toBeNull();
  });

  test('finds for each what they may see', async () => {
    expect(await names('премии', world.admin)).toEqual(['секрет.txt']);
    expect(await names('премии')).toEqual([]);
    expect(await world.stranger.client.refusal(searchLibrary, { params: world.params, query: { query: 'договор' } })).toBe('not_found');
  });

  test('forgets the text of a version that was replaced', async () => {
    const file = await world.add('меняется.txt', { content: 'утконос' });
    await world.app.runJobs();
    expect(await names('утконосы')).toEqual(['меняется.txt']);
    const body = { fileId: await world.upload('меняется.txt', 'ехидна'), version: 0 };
    await world.admin.client.call(replaceLibraryFile, { params: { ...world.params, libraryFileId: file.id }, body });
    await world.app.runJobs();
    expect([await names('утконос'), await names('ехидны')]).toEqual([[], ['меняется.txt']]);
  });

  test('gives its part of the one search', async () => {
    const query = await parseQuery(world.app.db, 'путёвка');
    if (query === null) throw new Error('There is something to look for');
    expect(await findFiles(world.app.db, scopeOf(world, world.member), query, 5)).toMatchObject([
      { kind: 'file', id: minutes.id, title: 'Протокол собрания.pdf', fileKind: 'pdf', section: 'members', folderId: null },
    ]);
  });
});

describe('folders', () => {
  const found = async (query: string, by = world.member) =>
    (await by.client.call(searchLibrary, { params: world.params, query: { query } })).folders;

  test('are found by the words of their names, each with where it lies and what is in it', async () => {
    const outer = await world.folder('Охрана труда');
    const inner = await world.folder('Инструктажи 2026', outer);
    await world.add('Журнал.txt', { folderId: inner });
    expect(await found('охраны')).toMatchObject([{ folder: { id: outer, name: 'Охрана труда', contents: { folders: 1 } }, path: [] }]);
    expect(await found('инструктаж')).toMatchObject([
      { folder: { id: inner, contents: { folders: 0, files: { value: 1 } } }, path: [{ id: outer, name: 'Охрана труда' }] },
    ]);
    expect(await found('бычгштлш')).toEqual([]);
    await world.admin.client.call(deleteLibraryItems, { params: world.params, body: { folders: [outer] } });
    expect([await found('охраны'), await found('инструктаж')]).toEqual([[], []]);
  });

  test('of the internal section are found by administrators alone; a section asked for is kept to', async () => {
    const id = await world.folder('Премирование', null, 'internal');
    const members = await world.folder('Премирование лучших');
    expect((await found('премирование', world.admin)).map(({ folder }) => folder.id)).toEqual([id, members]);
    expect((await found('премирование')).map(({ folder }) => folder.id)).toEqual([members]);
    const query = { query: 'премирование', section: 'internal' as const };
    expect((await world.admin.client.call(searchLibrary, { params: world.params, query })).folders).toHaveLength(1);
    expect(await world.member.client.refusal(searchLibrary, { params: world.params, query })).toBe('not_found');
  });

  test('are cut at the limit, and give their part of the one search', async () => {
    const outer = await world.folder('Фотоотчёты');
    for (const name of ['Ёлка фото', 'Турслёт фото']) await world.folder(name, outer);
    const answer = await world.member.client.call(searchLibrary, { params: world.params, query: { query: 'фото', limit: 1 } });
    expect([answer.folders.length, answer.more]).toEqual([1, true]);
    const query = await parseQuery(world.app.db, 'турслет');
    if (query === null) throw new Error('There is something to look for');
    expect(await findFolders(world.app.db, scopeOf(world, world.member), query, 5)).toMatchObject([
      { kind: 'folder', title: 'Турслёт фото', section: 'members', way: ['Фотоотчёты'] },
    ]);
  });
});

test('the first page of a PDF becomes its picture, for whoever sees the file', async () => {
  const shown = await world.member.client.call(getLibraryFile, { params: { ...world.params, libraryFileId: minutes.id } });
  expect(shown.previews.map(({ width }) => width)).toEqual([480, 1080]);
  expect(shown.placeholder).toMatch(/^data:image\/webp/);
  const [preview] = shown.previews;
  const ask = (by = world.member) => fetch(world.app.url + preview?.url, { headers: { cookie: by.client.cookie ?? '' } });
  expect([(await ask()).status, (await ask()).headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect((await ask(world.stranger)).status).toBe(404);
  expect((await world.open(world.member, minutes.id)).headers.get('content-type')).toBe('application/pdf');
  expect(shown.contentUrl).toContain(filePath(world.organizationId, '' as never).split('/files/')[0]);
});
