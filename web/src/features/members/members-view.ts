import { oneOf, type SearchOf, search, text } from '#web/lib/search.ts';

const shape = {
  q: text(),
  role: oneOf(['', 'member', 'administrator', 'head'], ''),
  sort: oneOf(['name', 'phone', 'card', 'birth', 'email', 'role', 'registered'], 'name'),
  direction: oneOf(['asc', 'desc'], 'asc'),
  size: oneOf([25, 50, 100, 200], 50),
  after: text('', 1_000),
};

/** What a members' page shows; all of it stands in the address, so that a view can be sent to a colleague. */
export type MembersView = SearchOf<typeof shape>;
export const readMembersView = search(shape);
