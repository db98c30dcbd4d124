import type { FolderId } from '#contract/ids';
import type { LibrarySection } from '#contract/library';

/** A folder as the list of all of them names it. */
export interface FolderRow {
  readonly id: FolderId;
  readonly section: LibrarySection;
  readonly parentId: FolderId | null;
  readonly name: string;
}
export interface FolderBranch extends FolderRow {
  readonly depth: number;
}

/** The folders of one section in the order of a tree, each followed by what lies in it; `without` these and all within them. */
export function branchesOf(rows: readonly FolderRow[], section: LibrarySection, without: readonly FolderId[] = []): FolderBranch[] {
  const children = new Map<FolderId | null, FolderRow[]>();
  for (const row of rows) {
    if (row.section === section && !without.includes(row.id)) children.set(row.parentId, [...(children.get(row.parentId) ?? []), row]);
  }
  const grow = (parent: FolderId | null, depth: number): FolderBranch[] =>
    (children.get(parent) ?? []).flatMap((row) => [{ ...row, depth }, ...grow(row.id, depth + 1)]);
  return grow(null, 0);
}
