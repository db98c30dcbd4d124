import type { FolderId, OrganizationId } from '#contract/ids';
import type { LibrarySection } from '#contract/library';
import type { Tx } from '#server/platform/database/database.ts';
import { emit } from '#server/platform/database/transaction.ts';

/** A place of the library. */
export interface Place {
  readonly section: LibrarySection;
  readonly folderId: FolderId | null;
}

/** More places than that are told as one: who looks at the section asks anew. */
const MOST = 100;

/** Something changed in these places. Of the internal section only administrators hear. */
export const libraryChanged = (tx: Tx, organizationId: OrganizationId, places: readonly Place[]): void => {
  for (const [section, within] of Map.groupBy(places, (place) => place.section)) {
    const folders = [...new Set(within.map((place) => place.folderId))].slice(0, MOST);
    emit(tx, section === 'internal' ? `admins:${organizationId}` : `organization:${organizationId}`, {
      type: 'library.changed',
      organizationId,
      section,
      folders,
    });
  }
};
