import {
  addLibraryFiles,
  createFolder as createFolderEndpoint,
  listDeletedItems as deletedEndpoint,
  deleteLibraryItems,
  editLibraryFile,
  listFolders as foldersEndpoint,
  getLibraryFile as getEndpoint,
  listLibrary as listEndpoint,
  moveLibraryItems,
  listNewestFiles as newestEndpoint,
  openFileVersion,
  openLibraryFile,
  renameFolder as renameFolderEndpoint,
  replaceLibraryFile,
  restoreFileVersion,
  restoreLibraryItems,
  searchLibrary as searchEndpoint,
  findTakenNames as takenEndpoint,
  listFileVersions as versionsEndpoint,
} from '#contract/library';
import { type Bound, bind, bindBytes } from '#server/platform/http/bind.ts';
import { addFiles } from './add-files.ts';
import type { OpeningCounter } from './count-openings.ts';
import { createFolder } from './create-folder.ts';
import { deleteItems } from './delete-items.ts';
import { listDeletedItems } from './deleted-reads.ts';
import { editFile } from './edit-file.ts';
import { getLibraryFile, listNewestFiles } from './file-reads.ts';
import { listFolders } from './folder-reads.ts';
import { listLibrary } from './list-reads.ts';
import { moveItems } from './move-items.ts';
import { openFile } from './open-file.ts';
import { openVersion } from './open-version.ts';
import { renameFolder } from './rename-folder.ts';
import { replaceFile } from './replace-file.ts';
import { restoreItems } from './restore-items.ts';
import { restoreVersion } from './restore-version.ts';
import { searchLibrary } from './search-reads.ts';
import { findTakenNames } from './taken-reads.ts';
import { listFileVersions } from './version-reads.ts';

/** `openings` lives as long as the process and is stopped with it. */
export const routes = ({ openings }: { readonly openings: OpeningCounter }): readonly Bound[] => [
  bind(listEndpoint, listLibrary),
  bind(getEndpoint, getLibraryFile),
  bindBytes(openLibraryFile, openFile(openings)),
  bind(searchEndpoint, searchLibrary),
  bind(newestEndpoint, listNewestFiles),
  bind(foldersEndpoint, listFolders),
  bind(createFolderEndpoint, createFolder),
  bind(renameFolderEndpoint, renameFolder),
  bind(addLibraryFiles, addFiles),
  bind(takenEndpoint, findTakenNames),
  bind(editLibraryFile, editFile),
  bind(replaceLibraryFile, replaceFile),
  bind(versionsEndpoint, listFileVersions),
  bindBytes(openFileVersion, openVersion),
  bind(restoreFileVersion, restoreVersion),
  bind(moveLibraryItems, moveItems),
  bind(deleteLibraryItems, deleteItems),
  bind(restoreLibraryItems, restoreItems),
  bind(deletedEndpoint, listDeletedItems),
];
