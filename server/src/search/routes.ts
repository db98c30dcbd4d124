import { searchEverything as endpoint } from '#contract/search';
import { type Bound, bind } from '#server/platform/http/bind.ts';
import type { KindFinder } from '#server/platform/search/finder.ts';
import { type Missed, searchEverything } from './reads.ts';

/** The one search over the finders that `app.ts` lists, in the order of the answer. */
export const routes = (finders: readonly KindFinder[], missed: Missed): readonly Bound[] => [
  bind(endpoint, searchEverything(finders, missed)),
];
