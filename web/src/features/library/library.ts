import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { FolderId, LibraryFileId, OrganizationId } from '#contract/ids';
import type {
  findTakenNames,
  getLibraryFile,
  LibraryFile,
  LibraryItem,
  LibrarySection,
  listDeletedItems,
  listFileVersions,
  listFolders,
  listLibrary,
  searchLibrary,
} from '#contract/library';
import { call, endpoint } from '#web/lib/call.ts';
import type { ItemsOrder } from './library-view.ts';

const list = endpoint<typeof listLibrary>('GET', '/api/organizations/:organizationId/library/items');
const get = endpoint<typeof getLibraryFile>('GET', '/api/organizations/:organizationId/library/files/:libraryFileId');
const find = endpoint<typeof searchLibrary>('GET', '/api/organizations/:organizationId/library/search');
const folders = endpoint<typeof listFolders>('GET', '/api/organizations/:organizationId/library/folders');
const versions = endpoint<typeof listFileVersions>('GET', '/api/organizations/:organizationId/library/files/:libraryFileId/versions');
const taken = endpoint<typeof findTakenNames>('POST', '/api/organizations/:organizationId/library/taken-names');
const deleted = endpoint<typeof listDeletedItems>('GET', '/api/organizations/:organizationId/library/deleted');

export const libraryKey = (organizationId: OrganizationId) => ['library', organizationId];

/** A folder of a section; `''` is its top. */
export interface Place {
  readonly section: LibrarySection;
  readonly folder: string;
}

/** Where an item lies. */
export const placeOfItem = (item: LibraryItem | undefined): Place | null =>
  item === undefined ? null : { section: item.section, folder: (item.type === 'file' ? item.folderId : item.parentId) ?? '' };

const NAME_ORDER: ItemsOrder = { sort: 'name', direction: 'asc' };

/** What lies in a place: folders first, then files. */
export const itemsQuery = (organizationId: OrganizationId, { section, folder }: Place, order: ItemsOrder = NAME_ORDER) =>
  infiniteQueryOptions({
    queryKey: [...libraryKey(organizationId), 'items', section, folder, order],
    queryFn: ({ pageParam, signal }) =>
      call(
        list,
        {
          params: { organizationId },
          query: {
            section,
            ...order,
            ...(folder === '' ? {} : { folder: folder as FolderId }),
            ...(pageParam === '' ? {} : { after: pageParam }),
          },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** Folders and files by the words of their names, files also by those of their texts. */
export const foundQuery = (organizationId: OrganizationId, section: LibrarySection, query: string) =>
  queryOptions({
    queryKey: [...libraryKey(organizationId), 'found', section, query],
    queryFn: ({ signal }) => call(find, { params: { organizationId }, query: { query, section } }, { signal }),
    placeholderData: (before) => before,
  });

export const libraryFileQuery = (organizationId: OrganizationId, libraryFileId: LibraryFileId) =>
  queryOptions({
    queryKey: [...libraryKey(organizationId), 'file', libraryFileId],
    queryFn: ({ signal }) => call(get, { params: { organizationId, libraryFileId } }, { signal }),
  });

/** All folders of both sections. */
export const foldersQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: [...libraryKey(organizationId), 'folders'],
    queryFn: ({ signal }) => call(folders, { params: { organizationId } }, { signal }),
  });

/** Kept versions of a file, the newest first. */
export const versionsQuery = (organizationId: OrganizationId, libraryFileId: LibraryFileId) =>
  queryOptions({
    queryKey: [...libraryKey(organizationId), 'versions', libraryFileId],
    queryFn: ({ signal }) => call(versions, { params: { organizationId, libraryFileId } }, { signal }),
  });

/** «Удалённые», newest first. */
export const deletedQuery = (organizationId: OrganizationId) =>
  infiniteQueryOptions({
    queryKey: [...libraryKey(organizationId), 'deleted'],
    queryFn: ({ pageParam, signal }) =>
      call(deleted, { params: { organizationId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** As many as the server looks up at once. */
const NAMES_AT_ONCE = 100;

/** The files of a place that have these names, by the names as given. Throws `ApiError`. */
export async function filesByName(
  organizationId: OrganizationId,
  { section, folder }: Place,
  names: readonly string[],
): Promise<ReadonlyMap<string, LibraryFile>> {
  const found = new Map<string, LibraryFile>();
  const folderId = folder === '' ? null : (folder as FolderId);
  for (let from = 0; from < names.length; from += NAMES_AT_ONCE) {
    const body = { section, folderId, names: names.slice(from, from + NAMES_AT_ONCE) };
    const { items } = await call(taken, { params: { organizationId }, body });
    for (const { name, file } of items) found.set(name, file);
  }
  return found;
}
