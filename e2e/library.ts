import type { FolderId, OrganizationId } from '#contract/ids';
import * as library from '#contract/library';
import type { Result } from '#contract/route';
import { type Cabinet, type Member, upload } from './people.ts';

/** A folder with a file of two versions, a file for the committee alone, and a deleted one. */
export const fillLibrary = async (by: Member, cabinet: Cabinet, word: string) => {
  const params = { organizationId: cabinet.id };
  const { client } = by;
  const send = (name: string) =>
    upload(by, cabinet, { name: `${word}: ${name}.txt`, type: 'text/plain', bytes: new TextEncoder().encode(`${word}: ${name}`) });
  const folder = await client.call(library.createFolder, { params, body: { section: 'members', name: `${word}: папка` } });
  const uploads = [await send('устав'), await send('бывшее')];
  const { items } = await client.call(library.addLibraryFiles, {
    params,
    body: { section: 'members', folderId: folder.id, fileIds: uploads.map(({ id }) => id) },
  });
  const [file, deleted] = items;
  if (file === undefined || deleted === undefined) throw new Error('The library took no files');
  await client.call(library.addLibraryFiles, { params, body: { section: 'internal', fileIds: [(await send('тайна')).id] } });
  await client.call(library.replaceLibraryFile, {
    params: { ...params, libraryFileId: file.id },
    body: { fileId: (await send('устав')).id, version: file.version },
  });
  await client.call(library.deleteLibraryItems, { params, body: { files: [deleted.id] } });
  return { folderId: folder.id, fileId: file.id };
};

/** All that a head sees of it. */
export const seenOfLibrary = async (client: Member['client'], organizationId: OrganizationId) => {
  const params = { organizationId };
  const { items } = uncounted(await client.call(library.listLibrary, { params, query: { section: 'members' } }));
  const folder = items.find(({ type }) => type === 'folder')?.id as FolderId;
  return {
    items,
    inside: uncounted(await client.call(library.listLibrary, { params, query: { section: 'members', folder } })),
    internal: uncounted(await client.call(library.listLibrary, { params, query: { section: 'internal' } })),
    folders: await client.call(library.listFolders, { params }),
    deleted: await client.call(library.listDeletedItems, { params, query: {} }),
  };
};

/** Those who belong there open files too. */
const uncounted = ({ items, ...page }: Result<typeof library.listLibrary>) => ({
  ...page,
  items: items.map((item) => ('openings' in item ? { ...item, openings: 0 } : item)),
});
