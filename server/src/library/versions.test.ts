import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type LibraryFile,
  listFileVersions,
  MAX_FILE_VERSIONS,
  openVersionPath,
  replaceLibraryFile,
  restoreFileVersion,
} from '#contract/library';
import { eraseAccount } from '#contract/personal-data';
import { PASSWORD } from '#test/harness.ts';
import { type LibraryWorld, openLibraryWorld } from '#test/library-world.ts';

let world: LibraryWorld;
beforeAll(async () => {
  world = await openLibraryWorld();
});
afterAll(() => world.app.stop());

const of = ({ id }: LibraryFile) => ({ ...world.params, libraryFileId: id });
const replace = async (file: LibraryFile, name: string, content: string, version = file.version) =>
  world.admin.client.send(replaceLibraryFile, { params: of(file), body: { fileId: await world.upload(name, content), version } });
const text = async (path: string) => (await fetch(world.app.url + path, { headers: { cookie: world.admin.client.cookie ?? '' } })).text();
const versions = async (file: LibraryFile) => (await world.admin.client.call(listFileVersions, { params: of(file) })).items;

test('a new version takes the file’s place; the older ones are kept, opened and made current again', async () => {
  const file = await world.add('смета.txt', { content: 'первая' });
  world.app.clock.advance(60_000);
  const { body: second } = await replace(file, 'смета-новая.csv', 'вторая');
  expect(second).toMatchObject({ id: file.id, name: 'смета.csv', versions: 2, url: file.url });
  expect(second.changedAt > file.changedAt).toBe(true);
  expect(await text(file.url)).toBe('вторая');
  expect(await text(openVersionPath(world.organizationId, file.id, 1))).toBe('первая');
  expect(await versions(file)).toMatchObject([
    { number: 2, current: true, fileName: 'смета-новая.csv', addedByName: 'Вяземская Ирина', can: { restore: false } },
    { number: 1, current: false, fileName: 'смета.txt', can: { restore: true } },
  ]);

  const restore = (number: number, version: number) =>
    world.admin.client.send(restoreFileVersion, { params: { ...of(file), number }, body: { version } });
  expect((await restore(1, 1)).body).toMatchObject({ name: 'смета.txt', versions: 2, version: 2 });
  expect(await text(file.url)).toBe('первая');
  expect((await restore(2, 1)).problem.code).toBe('conflict');
  expect((await restore(9, 2)).problem.code).toBe('not_found');
  expect((await replace({ ...file, version: 2 }, 'смета.txt', 'третья')).body).toMatchObject({ versions: 3 });
  expect((await versions(file)).map(({ number, current }) => [number, current])).toEqual([
    [3, true],
    [2, false],
    [1, false],
  ]);
});

test('two replacements at once: one is told of the other, and loses no file', async () => {
  const file = await world.add('вместе.txt');
  const answers = await Promise.all([replace(file, 'а.txt', 'а'), replace(file, 'б.txt', 'б')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await versions(file)).toHaveLength(2);
});

test('members replace nothing', async () => {
  const file = await world.add('моё.txt');
  const body = { fileId: await world.upload('моё.txt'), version: 0 };
  expect(await world.member.client.refusal(replaceLibraryFile, { params: of(file), body })).toBe('not_found');
  expect(await world.member.client.refusal(restoreFileVersion, { params: { ...of(file), number: 1 }, body: { version: 0 } })).toBe(
    'not_found',
  );
});

test('beyond the limit the oldest goes, with its bytes', async () => {
  const file = await world.add('часто.txt', { content: '1' });
  await sql`insert into library_versions (organization_id, library_file_id, number, file_id, author_person_id, author_name, added_at)
    select ${world.organizationId}, ${file.id}, n, gen_random_uuid(), ${world.admin.personId}, '', now()
    from generate_series(2, ${MAX_FILE_VERSIONS}) n`.execute(world.app.db);
  await sql`update library_files set versions = ${MAX_FILE_VERSIONS}, number = ${MAX_FILE_VERSIONS}, last_number = ${MAX_FILE_VERSIONS}
    where id = ${file.id}`.execute(world.app.db);
  expect((await replace(file, 'часто.txt', 'новое')).body.versions).toBe(MAX_FILE_VERSIONS);
  const content = file.contentUrl.split('/').at(-2) ?? '';
  const { rows } = await sql`select from files where id = ${content}`.execute(world.app.db);
  expect(rows).toHaveLength(0);
});

test('the name of an erased person goes from what they added', async () => {
  const { id } = await world.add('память.txt');
  // More than one statement writes.
  await sql`insert into library_versions (organization_id, library_file_id, number, file_id, author_person_id, author_name, added_at)
    select organization_id, library_file_id, n, gen_random_uuid(), author_person_id, author_name, added_at
    from library_versions, generate_series(2, 2500) n where library_file_id = ${id}`.execute(world.app.db);
  await world.app.ground.transaction(world.app.clock.now(), (tx) =>
    sql`update members set role = 'head' where id = ${world.member.memberId}`.execute(tx),
  );
  await world.admin.client.call(eraseAccount, { body: { password: PASSWORD } });
  await world.app.runJobs();
  const { items } = await world.member.client.call(listFileVersions, { params: { ...world.params, libraryFileId: id } });
  expect(items.map(({ addedByName }) => addedByName)).toEqual(['']);
  const { rows } = await sql`select from library_versions where library_file_id = ${id} and author_name <> ''`.execute(world.app.db);
  expect(rows).toEqual([]);
});
