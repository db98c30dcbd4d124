import type { FolderId, LibraryFileId } from '#contract/ids';
import type { LibraryItem } from '#contract/library';

/** As `MAX_LIBRARY_BATCH` of the contract. */
const PART = 100 satisfies typeof import('#contract/library').MAX_LIBRARY_BATCH;

/** The ids of these items, by their kind, as the acts on many take them. */
export const chosenOf = (items: readonly { readonly type: LibraryItem['type']; readonly id: string }[]) => ({
  folders: items.flatMap(({ type, id }) => (type === 'folder' ? [id as FolderId] : [])),
  files: items.flatMap(({ type, id }) => (type === 'file' ? [id as LibraryFileId] : [])),
});
/** Ids of what an act is done to. */
export type Chosen = { readonly folders: readonly FolderId[]; readonly files: readonly LibraryFileId[] };

/** A long selection in parts that one act takes. */
export function inParts({ folders, files }: Chosen): { folders: FolderId[]; files: LibraryFileId[] }[] {
  const parts = [];
  for (let from = 0; from < Math.max(folders.length, files.length); from += PART) {
    parts.push({ folders: folders.slice(from, from + PART), files: files.slice(from, from + PART) });
  }
  return parts;
}
