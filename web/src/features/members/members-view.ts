import type { MemberFilter, MemberStatus } from '#contract/members';
import { maybeDate, maybeInteger, oneOf, type SearchOf, search, text } from '#web/lib/search.ts';

const PRESENCE = ['', 'with', 'without'] as const;
const OLDEST = 120;

const filters = {
  status: oneOf(['', 'unregistered'], ''),
  role: oneOf(['', 'member', 'administrator', 'head'], ''),
  group: text('', 36),
  sex: oneOf(['', 'female', 'male'], ''),
  birthMonth: maybeInteger(1, 12),
  ageFrom: maybeInteger(0, OLDEST),
  ageTo: maybeInteger(0, OLDEST),
  registeredSince: maybeDate(),
  email: oneOf(PRESENCE, ''),
  card: oneOf(PRESENCE, ''),
  children: oneOf(PRESENCE, ''),
  invitation: oneOf(PRESENCE, ''),
};
const SORTS = ['name', 'phone', 'card', 'birth', 'email', 'role', 'registered', 'excluded'] as const;
const shape = {
  q: text(),
  ...filters,
  sort: oneOf(SORTS, 'name'),
  direction: oneOf(['asc', 'desc'], 'asc'),
  after: text('', 1_000),
};

/** What a members' page shows; all of it stands in the address, so that a view can be sent to a colleague. */
export type MembersView = SearchOf<typeof shape>;
export const readMembersView = search(shape);
/** «Исключенные»: the newest first. */
export const readExcludedView = search({ ...shape, sort: oneOf(SORTS, 'excluded'), direction: oneOf(['asc', 'desc'], 'desc') });

export type FilterName = keyof typeof filters;
export type MemberFilters = Pick<MembersView, FilterName>;
export const FILTER_NAMES = Object.keys(filters) as FilterName[];

/** A view without any filter; the search stays. */
export const NO_FILTERS: MemberFilters = {
  status: '',
  role: '',
  group: '',
  sex: '',
  birthMonth: '',
  ageFrom: '',
  ageTo: '',
  registeredSince: '',
  email: '',
  card: '',
  children: '',
  invitation: '',
};

export const activeFilters = (view: MemberFilters): FilterName[] => FILTER_NAMES.filter((name) => view[name] !== '');

/** The filter of a list, an export or an act on all found ones: what the view asks, of members of this status. */
export const filterOf = (view: MembersView, status: MemberStatus): MemberFilter => {
  const asked = [...FILTER_NAMES, 'q' as const].map((name) => [name, view[name]] as const).filter(([, value]) => value !== '');
  return { ...(Object.fromEntries(asked) as Omit<MemberFilter, 'status'>), status };
};
