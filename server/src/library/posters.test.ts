import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getFile } from '#contract/files';
import type { FileId } from '#contract/ids';
import { addLibraryFiles, getLibraryFile, listFileVersions, listLibrary, replaceLibraryFile } from '#contract/library';
import { importFile } from '#server/platform/files/import-file.ts';
import { type LibraryWorld, openLibraryWorld } from '#test/library-world.ts';

let world: LibraryWorld;
beforeAll(async () => {
  world = await openLibraryWorld();
});
afterAll(() => world.app.stop());

/** The head of a WebM: what a film is known by. */
const film = Buffer.concat([
  Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701', 'hex'),
  Buffer.alloc(64),
]);
const frame = (color: string) =>
  sharp({ create: { width: 1280, height: 720, channels: 3, background: color } })
    .jpeg()
    .toBuffer();
const filmOf = (name: string) => world.upload(name, film);
const frameOf = async (color = '#0f6755') => world.upload('poster.jpg', await frame(color));
const addFilm = async (name: string, posterOf: (fileId: FileId) => Promise<FileId>) => {
  const fileId = await filmOf(name);
  const pictureId = await posterOf(fileId);
  const body = { section: 'members' as const, fileIds: [fileId], posters: [{ fileId, pictureId }] };
  const { items } = await world.admin.client.call(addLibraryFiles, { params: world.params, body });
  const [file] = items;
  if (file === undefined) throw new Error('The film was not added');
  await world.app.runJobs();
  return { file, pictureId };
};
const now = async ({ id }: { id: string }) =>
  (await world.member.client.call(listLibrary, { params: world.params, query: { section: 'members', limit: 200 } })).items.find(
    (item) => item.id === id,
  );

test('a film shows the frame that came with it, in the sizes of pictures, and all who look are told', async () => {
  const socket = await world.member.client.listen();
  const { file, pictureId } = await addFilm('собрание.webm', () => frameOf());
  expect(file).toMatchObject({ kind: 'video', previews: [] });
  await socket.next('library.changed');
  await socket.next('library.changed');
  socket.close();

  const shown = await now(file);
  expect(shown).toMatchObject({ width: 1280, height: 720, placeholder: expect.stringContaining('data:image/webp') });
  const previews = shown?.type === 'file' ? shown.previews : [];
  expect(previews.map(({ width }) => width)).toEqual([480, 1080, 1280]);
  const answer = await fetch(world.app.url + previews[0]?.url, { headers: { cookie: world.member.client.cookie ?? '' } });
  expect(answer.headers.get('content-type')).toBe('image/webp');
  expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(480);
  // The film itself is as it was, and the picture that nobody needs any more is gone.
  expect(Buffer.from(await (await world.open(world.member, file.id)).arrayBuffer())).toEqual(film);
  expect(await world.admin.client.refusal(getFile, { params: { ...world.params, fileId: pictureId } })).toBe('not_found');
});

test('each version has its own frame', async () => {
  const { file } = await addFilm('съезд.webm', () => frameOf('#ffffff'));
  const body = { fileId: await filmOf('съезд.webm'), posterId: await frameOf('#000000'), version: 0 };
  const params = { ...world.params, libraryFileId: file.id };
  await world.admin.client.call(replaceLibraryFile, { params, body });
  await world.app.runJobs();
  const { items } = await world.admin.client.call(listFileVersions, { params });
  const first = async (url = '') =>
    (
      await sharp(
        Buffer.from(await (await fetch(world.app.url + url, { headers: { cookie: world.admin.client.cookie ?? '' } })).arrayBuffer()),
      ).stats()
    ).dominant.r;
  const [newer = 255, older = 0] = await Promise.all(items.map(({ previews }) => first(previews[0]?.url)));
  expect(newer).toBeLessThan(older);
});

test('a picture that is another person’s, in use, gone or none is passed over, and the film stands', async () => {
  const foreign = async () =>
    importFile(
      world.app.ground,
      { role: 'administrator', personId: world.other.personId, organizationId: world.organizationId, now: world.app.clock.now() },
      { name: 'poster.jpg', content: await frame('#b83a18') },
    );
  const used = async () => {
    const id = await frameOf();
    await world.admin.client.call(addLibraryFiles, { params: world.params, body: { section: 'internal', fileIds: [id] } });
    return id;
  };
  const ways = [
    foreign,
    used,
    async () => crypto.randomUUID() as FileId,
    () => world.upload('слова.txt'),
    async (itself: FileId) => itself,
  ];
  for (const way of ways) {
    const { file, pictureId } = await addFilm('фильм.webm', way);
    expect(await now(file)).toMatchObject({ kind: 'video', previews: [], width: null });
    if (way === foreign)
      expect((await world.other.client.call(getFile, { params: { ...world.params, fileId: pictureId } })).state).toBe('ready');
  }
});

test('what is no film keeps its own looks', async () => {
  const [fileId, pictureId] = [await world.upload('плакат.png', await frame('#aad3c5')), await frameOf('#14201c')];
  const body = { section: 'members' as const, fileIds: [fileId], posters: [{ fileId, pictureId }] };
  const { items } = await world.admin.client.call(addLibraryFiles, { params: world.params, body });
  await world.app.runJobs();
  const file = await world.admin.client.call(getLibraryFile, { params: { ...world.params, libraryFileId: items[0]?.id as never } });
  expect(file.placeholder).toBe(items[0]?.placeholder);
});
