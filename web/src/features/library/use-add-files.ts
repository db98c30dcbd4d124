import { useCallback, useState } from 'react';
import type { FolderId, OrganizationId, PersonId } from '#contract/ids';
import type { LibraryFile } from '#contract/library';
import { ApiError } from '#web/lib/api-error.ts';
import { filesByName, type Place } from './library.ts';
import type { Dropped } from './page-drop.tsx';
import { transfers } from './tab-transfers.ts';
import type { Picked } from './transfer-ground.ts';

/** Chosen files whose names are taken where they go. */
export interface Clash {
  readonly fresh: readonly Dropped[];
  readonly taken: readonly { readonly dropped: Dropped; readonly file: LibraryFile }[];
}
export type ClashChoice = 'replace' | 'both' | 'skip';

/** Sends files to a place of the library; of those whose name is taken there the person is asked first. */
export function useAddFiles(organizationId: OrganizationId, personId: PersonId | undefined, { section, folder }: Place) {
  const [clash, setClash] = useState<Clash | null>(null);
  const send = useCallback(
    (picked: readonly Picked[]) => {
      if (personId !== undefined && picked.length > 0) void transfers.add(picked, { organizationId, personId });
    },
    [organizationId, personId],
  );
  const toPlace = useCallback(
    ({ file, handle }: Dropped): Picked => ({
      file,
      handle,
      plan: { section, folderId: folder === '' ? null : (folder as FolderId), replaces: null },
    }),
    [section, folder],
  );
  const add = useCallback(
    async (dropped: readonly Dropped[]) => {
      const known = await namesIn(
        organizationId,
        { section, folder },
        dropped.map(({ file }) => file.name),
      );
      const taken = dropped.flatMap((one) => {
        const file = known.get(one.file.name);
        return file ? [{ dropped: one, file }] : [];
      });
      const fresh = dropped.filter((one) => taken.every((other) => other.dropped !== one));
      if (taken.length === 0) send(fresh.map(toPlace));
      else setClash({ fresh, taken });
    },
    [organizationId, section, folder, send, toPlace],
  );
  const settle = (choice: ClashChoice | null) => {
    if (clash !== null && choice !== null) {
      const again = choice === 'both' ? clash.taken.map(({ dropped }) => toPlace(dropped)) : [];
      const newer = choice === 'replace' ? clash.taken.map(({ dropped, file }) => replacing(dropped, file)) : [];
      send([...clash.fresh.map(toPlace), ...again, ...newer]);
    }
    setClash(null);
  };
  const replace = (file: LibraryFile, by: File) => send([replacing({ file: by, handle: null }, file)]);
  return { add, replace, clash, settle };
}

const replacing = ({ file, handle }: Dropped, { section, folderId, id, version }: LibraryFile): Picked => ({
  file,
  handle,
  plan: { section, folderId, replaces: { id, version } },
});

/** Without an answer nobody is asked: the server gives a taken name « (2)». */
async function namesIn(organizationId: OrganizationId, place: Place, names: readonly string[]): Promise<ReadonlyMap<string, LibraryFile>> {
  try {
    return await filesByName(organizationId, place, names);
  } catch (error) {
    if (error instanceof ApiError) return new Map();
    throw error;
  }
}
