// long: the whole of one slice that the web reads in one piece
import { z } from 'zod';
import { DateOnly, Instant, line, Version } from './fields.ts';
import { FileKind, MAX_FILE_NAME, MAX_LARGE_FILE_BYTES } from './files.ts';
import { FileId, FolderId, GroupId, LibraryFileId, OrganizationId } from './ids.ts';
import { CappedCount, MAX_PAGE, page, pageQuery } from './page.ts';
import { route } from './route.ts';

const inOrganization = z.object({ organizationId: OrganizationId });
const ofFile = z.object({ organizationId: OrganizationId, libraryFileId: LibraryFileId });
const ofFolder = z.object({ organizationId: OrganizationId, folderId: FolderId });
const ofVersion = ofFile.extend({ number: z.coerce.number().int().min(1).max(1_000_000) });

/** A recording of a congress. Announced with the upload's metadata `purpose: 'library'`; anything else keeps to `MAX_FILE_BYTES`. */
export const MAX_LIBRARY_FILE_BYTES = MAX_LARGE_FILE_BYTES;
export const MAX_FOLDER_NAME = 100;
/** Folders within folders: deeper ones nobody finds again. */
export const MAX_FOLDER_DEPTH = 10;
/** Folders of an organisation, both sections together: all of them are sent to choose from. */
export const MAX_FOLDERS = 2_000;
/** Counts of a folder’s files stop here: «больше 500 файлов». */
export const FOLDER_FILES_CAP = 500;
/** What one act takes at once. A batch that is longer is sent in parts. */
export const MAX_LIBRARY_BATCH = 100;
/** Versions kept of one file; at one more the oldest goes. */
export const MAX_FILE_VERSIONS = 50;
/** «Удалённые» are kept this many days, then they go for good. */
export const DELETED_DAYS = 30;
/** More groups than that are easier named as one. */
export const MAX_LIBRARY_AUDIENCE = 20;

/** `members`: «Для участников организации»; `internal`: «Для внутреннего использования», of head and administrators alone. */
export const LibrarySection = z.enum(['members', 'internal']);
export type LibrarySection = z.infer<typeof LibrarySection>;

/** Who sees a file of the members' section: these groups, or every member. In the internal section it waits for the file to come back. */
const Audience = z.array(GroupId).min(1).max(MAX_LIBRARY_AUDIENCE).nullable();
/** The last day on which members see the file, by the organisation's calendar. */
const ExpiresOn = DateOnly.nullable();

export const LibraryFolder = z.object({
  type: z.literal('folder'),
  id: FolderId,
  organizationId: OrganizationId,
  section: LibrarySection,
  /** Null: it lies in no folder. */
  parentId: FolderId.nullable(),
  name: z.string(),
  /** What lies right in it, as far as this member may see it. */
  contents: z.object({ folders: z.number().int().nonnegative(), files: CappedCount }),
  createdAt: Instant,
  version: Version,
  can: z.object({ edit: z.boolean(), move: z.boolean(), delete: z.boolean() }),
});
export type LibraryFolder = z.infer<typeof LibraryFolder>;

export const LibraryFile = z.object({
  type: z.literal('file'),
  id: LibraryFileId,
  organizationId: OrganizationId,
  section: LibrarySection,
  folderId: FolderId.nullable(),
  name: z.string(),
  kind: FileKind,
  mediaType: z.string(),
  size: z.number().int().nonnegative(),
  /** Of the picture, of a PDF's first page once it was drawn, or of a video's poster. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  placeholder: z.string().nullable(),
  /** Of a picture, of a PDF once its first page was drawn, and of a video with a poster (`library.changed` tells of both): for `srcset`, smallest first. */
  previews: z.array(z.object({ width: z.number().int(), url: z.string() })),
  /** Opens the file in a tab and counts the opening; `?download=1` saves it. Whoever may not see the file finds nothing there. */
  url: z.string(),
  /** The same bytes for what is no opening: a copy kept for offline use. */
  contentUrl: z.string(),
  /** When the content shown now was added, or an older one was made current again. */
  changedAt: Instant,
  expiresOn: ExpiresOn,
  /** «истёк»: members do not see it any longer. */
  expired: z.boolean(),
  /** The following three are told to head and administrators alone; members get null. */
  openings: z.number().int().nullable(),
  versions: z.number().int().nullable(),
  audience: z.array(z.object({ id: GroupId, name: z.string() })).nullable(),
  version: Version,
  can: z.object({ edit: z.boolean(), move: z.boolean(), replace: z.boolean(), delete: z.boolean() }),
});
export type LibraryFile = z.infer<typeof LibraryFile>;

export const LibraryItem = z.discriminatedUnion('type', [LibraryFolder, LibraryFile]);
export type LibraryItem = z.infer<typeof LibraryItem>;

/** A step of the way to a folder. */
export const FolderStep = z.object({ id: FolderId, name: z.string() });
export type FolderStep = z.infer<typeof FolderStep>;

export const LibrarySort = z.enum(['name', 'date', 'size']);
export type LibrarySort = z.infer<typeof LibrarySort>;

export const listLibrary = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/library/items',
  scope: 'member',
  summary: 'What lies in a folder, or at the top of a section: folders first, then files',
  params: inOrganization,
  query: pageQuery(60).extend({
    section: LibrarySection,
    folder: FolderId.optional(),
    sort: LibrarySort.default('name'),
    direction: z.enum(['asc', 'desc']).default('asc'),
  }),
  response: page(LibraryItem).extend({
    /** The way from the top to the folder itself, which stands last; empty at the top. */
    path: z.array(FolderStep),
    /** `create`: a folder may still be made here. */
    can: z.object({ add: z.boolean(), create: z.boolean(), internal: z.boolean() }),
  }),
  errors: ['not_found'],
});
export const getLibraryFile = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/library/files/:libraryFileId',
  scope: 'member',
  summary: 'One file, and where it lies',
  params: ofFile,
  response: LibraryFile.extend({ path: z.array(FolderStep) }),
  errors: ['not_found'],
});
export const openLibraryFile = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/library/files/:libraryFileId/open',
  scope: 'member',
  summary: 'The bytes of a file, with ranges; counts one opening a person and day',
  params: ofFile,
  query: z.object({ download: z.literal('1').optional() }),
  errors: ['not_found'],
  answer: 'bytes',
});
/** What a search found, and why. */
export const FoundFile = z.object({
  file: LibraryFile,
  path: z.array(FolderStep),
  /** A piece of the file's text with the words that were found; null when only the name has them. */
  snippet: z.array(z.object({ text: z.string(), found: z.boolean() })).nullable(),
});
export type FoundFile = z.infer<typeof FoundFile>;
/** `path`: to where it lies, without itself. */
export const FoundFolder = z.object({ folder: LibraryFolder, path: z.array(FolderStep) });
export type FoundFolder = z.infer<typeof FoundFolder>;
export const searchLibrary = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/library/search',
  scope: 'member',
  summary:
    'Folders by the words of their names, and files by those of their names and texts, in any form of the words; files found by name first, then the newest',
  params: inOrganization,
  query: z.object({
    query: line(200, 1),
    /** Absent: both, as far as they are this member’s to see. */
    section: LibrarySection.optional(),
    limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(20),
  }),
  /** At most `limit` of either. */
  response: z.object({ folders: z.array(FoundFolder), items: z.array(FoundFile), more: z.boolean() }),
});
export const listNewestFiles = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/library/newest',
  scope: 'member',
  summary: '«Материалы для инфостендов»: the newest files for members, whatever folder they lie in',
  params: inOrganization,
  query: z.object({ limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(5) }),
  response: z.object({ items: z.array(LibraryFile), can: z.object({ add: z.boolean() }) }),
});
export const listFolders = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/library/folders',
  scope: 'admin',
  summary: 'All folders of both sections by name, to choose a place from',
  params: inOrganization,
  response: z.object({
    items: z.array(z.object({ id: FolderId, section: LibrarySection, parentId: FolderId.nullable(), name: z.string() })),
  }),
});

export const createFolder = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/library/folders',
  scope: 'admin',
  summary: 'A new folder. `invalid` by field: `name_used`, `folder_missing` at `parentId`',
  params: inOrganization,
  body: z.object({ section: LibrarySection, parentId: FolderId.nullable().default(null), name: line(MAX_FOLDER_NAME, 1) }),
  response: LibraryFolder,
  status: 201,
  errors: ['folder_depth', 'folder_limit'],
});
export const renameFolder = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId/library/folders/:folderId',
  scope: 'admin',
  summary: 'Renames a folder. `invalid` by field: `name_used`',
  params: ofFolder,
  body: z.object({ name: line(MAX_FOLDER_NAME, 1), version: Version }),
  response: LibraryFolder,
  errors: ['not_found', 'conflict'],
});

export const addLibraryFiles = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/library/files',
  scope: 'admin',
  summary: 'Finished uploads become files of the library; a name that is taken gets « (2)»',
  params: inOrganization,
  body: z.object({
    section: LibrarySection,
    folderId: FolderId.nullable().default(null),
    fileIds: z.array(FileId).min(1).max(MAX_LIBRARY_BATCH),
    /** A frame of a video among `fileIds`, drawn by whoever sends it: one's own finished upload of a picture. What is none is passed over. */
    posters: z
      .array(z.object({ fileId: FileId, pictureId: FileId }))
      .max(MAX_LIBRARY_BATCH)
      .default([]),
    audience: Audience.default(null),
    expiresOn: ExpiresOn.default(null),
  }),
  /** In the order of `fileIds`. */
  response: z.object({ items: z.array(LibraryFile) }),
  status: 201,
  errors: ['file_missing'],
});
export const findTakenNames = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/library/taken-names',
  scope: 'admin',
  summary: 'Which of these names are taken where files are about to be added, and by what; it changes nothing',
  params: inOrganization,
  body: z.object({
    section: LibrarySection,
    folderId: FolderId.nullable().default(null),
    names: z.array(z.string().min(1).max(1_000)).min(1).max(MAX_LIBRARY_BATCH),
  }),
  /** `name` as it was asked; what is free is absent. */
  response: z.object({ items: z.array(z.object({ name: z.string(), file: LibraryFile })) }),
  // It changes nothing: there is nothing to keep from being done twice.
  idempotency: 'own',
});
/** What is absent stays. A name keeps its ending: without it no device knows how to open the file, so it is put back when left out. */
export const editLibraryFile = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId/library/files/:libraryFileId',
  scope: 'admin',
  summary: 'Name, audience and expiry of a file. `invalid` by field: `name_used`, `group_missing`, `too_small` of a past `expiresOn`',
  params: ofFile,
  body: z.object({
    name: line(MAX_FILE_NAME, 1).optional(),
    audience: Audience.optional(),
    expiresOn: ExpiresOn.optional(),
    version: Version,
  }),
  response: LibraryFile,
  errors: ['not_found', 'conflict'],
});
export const replaceLibraryFile = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/library/files/:libraryFileId/versions',
  scope: 'admin',
  summary:
    'A finished upload becomes the newest version of the file; the older ones are kept. The name stays, with the ending of the new content',
  params: ofFile,
  /** `posterId`: of a video, as `posters` of a new file. */
  body: z.object({ fileId: FileId, posterId: FileId.nullable().default(null), version: Version }),
  response: LibraryFile,
  errors: ['not_found', 'conflict', 'file_missing'],
});
export const FileVersion = z.object({
  /** From 1, and never used again. */
  number: z.number().int(),
  current: z.boolean(),
  fileName: z.string(),
  kind: FileKind,
  mediaType: z.string(),
  size: z.number().int().nonnegative(),
  addedAt: Instant,
  /** Empty when the account was erased: «Удалённый пользователь». */
  addedByName: z.string(),
  previews: z.array(z.object({ width: z.number().int(), url: z.string() })),
  url: z.string(),
  can: z.object({ restore: z.boolean() }),
});
export type FileVersion = z.infer<typeof FileVersion>;
export const listFileVersions = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/library/files/:libraryFileId/versions',
  scope: 'admin',
  summary: 'All kept versions of a file, the newest first',
  params: ofFile,
  response: z.object({ items: z.array(FileVersion) }),
  errors: ['not_found'],
});
export const openFileVersion = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/library/files/:libraryFileId/versions/:number/open',
  scope: 'admin',
  summary: 'The bytes of one version; not counted',
  params: ofVersion,
  query: z.object({ download: z.literal('1').optional() }),
  errors: ['not_found'],
  answer: 'bytes',
});
export const restoreFileVersion = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/library/files/:libraryFileId/versions/:number/restore',
  scope: 'admin',
  summary: 'An older version becomes the current one; the others are kept',
  params: ofVersion,
  body: z.object({ version: Version }),
  response: LibraryFile,
  errors: ['not_found', 'conflict'],
});

/** Ticked ones, or one alone. What is gone already is passed over; where nothing is left, it is `not_found`. */
const chosen = {
  folders: z.array(FolderId).max(MAX_LIBRARY_BATCH).default([]),
  files: z.array(LibraryFileId).max(MAX_LIBRARY_BATCH).default([]),
};
const Done = z.object({ folders: z.number().int(), files: z.number().int() });
const ItemId = z.union([FolderId, LibraryFileId]);
/** What lies under another name now, for `was` is taken there. */
const Renamed = z.object({ id: ItemId, was: z.string(), name: z.string() });
export type Renamed = z.infer<typeof Renamed>;
export const moveLibraryItems = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/library/move',
  scope: 'admin',
  summary: 'Moves files and folders, to the other section too; a name that is taken there gets « (2)»',
  params: inOrganization,
  body: z.object({
    ...chosen,
    section: LibrarySection,
    folderId: FolderId.nullable(),
    /** «Вернуть»: the `renamed` of the move that is undone. Each gets back the name that it `was`, if that is free and nobody has renamed it since. */
    formerNames: z
      .array(z.object({ id: ItemId, was: line(MAX_FILE_NAME, 1), name: line(MAX_FILE_NAME, 1) }))
      .max(2 * MAX_LIBRARY_BATCH)
      .default([]),
  }),
  /** How many were moved, not counting what lies inside, and what could not keep its name or have it back. */
  response: Done.extend({ renamed: z.array(Renamed) }),
  errors: ['not_found', 'folder_cycle', 'folder_depth'],
});
export const deleteLibraryItems = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/library/delete',
  scope: 'admin',
  summary: 'Deletes files, and folders with all inside; `restoreLibraryItems` of the same ids brings them back',
  params: inOrganization,
  body: z.object(chosen),
  /** How many went, with all inside. */
  response: Done,
  errors: ['not_found'],
});
export const restoreLibraryItems = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/library/restore',
  scope: 'admin',
  summary: '«Вернуть»: to where they lay, or to the top when that folder is gone; a name that is taken gets « (2)»',
  params: inOrganization,
  body: z.object(chosen),
  /** How many came back, with all inside, and what could not keep its name. */
  response: Done.extend({ renamed: z.array(Renamed) }),
  errors: ['not_found', 'folder_limit'],
});
export const listDeletedItems = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/library/deleted',
  scope: 'admin',
  summary: '«Удалённые» of the last 30 days, newest first: what was deleted by itself, not what lay inside',
  params: inOrganization,
  query: pageQuery(60),
  response: page(
    z.object({
      type: z.enum(['folder', 'file']),
      id: z.union([FolderId, LibraryFileId]),
      section: LibrarySection,
      name: z.string(),
      /** Null of a folder. */
      kind: FileKind.nullable(),
      deletedAt: Instant,
      /** `''` of who is gone, null while nobody wrote it down. */
      deletedBy: z.string().nullable(),
      /** From then on it is gone for good. */
      keptUntil: Instant,
    }),
  ),
});

/** Realtime: something in a section changed, all who see the section hear of it. `folders`: the places concerned; null stands for the top. */
export const libraryEvents = {
  'library.changed': z.object({
    type: z.literal('library.changed'),
    organizationId: OrganizationId,
    section: LibrarySection,
    folders: z.array(FolderId.nullable()),
  }),
};

/** Where a file of the library is opened; the right is asked each time. */
export const openPath = (organizationId: OrganizationId, id: LibraryFileId): string =>
  `/api/organizations/${organizationId}/library/files/${id}/open`;
export const openVersionPath = (organizationId: OrganizationId, id: LibraryFileId, number: number): string =>
  `/api/organizations/${organizationId}/library/files/${id}/versions/${number}/open`;
