import { oneOf, type SearchOf, search, text } from '#web/lib/search.ts';

const shape = {
  q: text(),
  email: oneOf(['', 'with', 'without'], ''),
  sort: oneOf(['name', 'phone', 'card', 'birth', 'email', 'registered'], 'name'),
  direction: oneOf(['asc', 'desc'], 'asc'),
  after: text('', 1_000),
};

/** What «Не зарегистрированы» shows; all of it stands in the address. */
export type UnregisteredView = SearchOf<typeof shape>;
export const readUnregisteredView = search(shape);
