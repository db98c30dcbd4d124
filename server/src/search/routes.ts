import { searchEverything as endpoint, SEARCH_KINDS } from '#contract/search';
import { type Bound, bind } from '#server/platform/http/bind.ts';
import type { KindFinder } from '#server/platform/search/finder.ts';
import { type Missed, searchEverything } from './reads.ts';

/** The one search over the finders that `app.ts` lists, in the order of the contract's kinds. */
export const routes = (finders: readonly KindFinder[], missed: Missed): readonly Bound[] => {
  const inOrder = finders.toSorted((one, other) => SEARCH_KINDS.indexOf(one.kind) - SEARCH_KINDS.indexOf(other.kind));
  return [bind(endpoint, searchEverything(inOrder, missed))];
};
