import type { LibrarySection, LibrarySort } from '#contract/library';
import { oneOf, type SearchOf, search, text } from '#web/lib/search.ts';

const shape = {
  tab: oneOf(['', 'internal'], ''),
  folder: text('', 36),
  q: text(),
  sort: oneOf(['', 'date', 'size'], ''),
  direction: oneOf(['', 'desc'], ''),
  look: oneOf(['', 'list'], ''),
};

/** What the library's page shows; all of it stands in the address, so that a view can be sent to a colleague. What is usual is empty. */
export type LibraryView = SearchOf<typeof shape>;
export const readLibraryView = search(shape);

/** What the members' app shows of the library. */
export const readMemberView = search({ folder: text('', 36), q: text() });

export const sectionOf = ({ tab }: Pick<LibraryView, 'tab'>): LibrarySection => (tab === '' ? 'members' : 'internal');

export interface ItemsOrder {
  readonly sort: LibrarySort;
  readonly direction: 'asc' | 'desc';
}
export const orderOf = ({ sort, direction }: Pick<LibraryView, 'sort' | 'direction'>): ItemsOrder => ({
  sort: sort || 'name',
  direction: direction || 'asc',
});

/** What one selection belongs to: another place, another search, another selection. */
export const placeOf = ({ tab, folder, q }: LibraryView): string => [tab, folder, q].join('/');
