import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LibraryItem } from '#contract/library';
import { itemsQuery, libraryFileQuery } from './library.ts';

/** The version that an edit is based on: only a conflict that was told lets a newer one take its place. */
export function useFreshVersion(item: LibraryItem) {
  const queryClient = useQueryClient();
  const [version, setVersion] = useState(item.version);
  /** Gives the newer item, where one is found. */
  const freshen = async (): Promise<LibraryItem | undefined> => {
    if (item.type === 'file') {
      const newer = await queryClient.fetchQuery({ ...libraryFileQuery(item.organizationId, item.id), staleTime: 0 });
      setVersion(newer.version);
      return newer;
    }
    const place = { section: item.section, folder: item.parentId ?? '' };
    const lists = queryClient.getQueriesData<{ pages: { items: LibraryItem[] }[] }>({
      queryKey: itemsQuery(item.organizationId, place).queryKey.slice(0, 5),
    });
    const newer = lists.flatMap(([, list]) => list?.pages.flatMap(({ items }) => items) ?? []).find(({ id }) => id === item.id);
    if (newer) setVersion(newer.version);
    return newer;
  };
  return { version, freshen };
}
