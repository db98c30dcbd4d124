import type { MemberId } from '#contract/ids';
import type { MemberFilter, MemberTarget } from '#contract/members';
import type { CappedCount } from '#contract/page';
import type { Selection } from '#web/ui/use-selection.ts';

type Ticked = Pick<Selection, 'all' | 'keys' | 'except'>;

/** On whom an act on what is ticked falls. */
export const targetOf = ({ all, keys, except }: Ticked, filter: MemberFilter): MemberTarget => {
  if (!all) return { ids: [...keys] as MemberId[] };
  return except.size === 0 ? { filter } : { filter, except: [...except] as MemberId[] };
};

/** How many they are, or of more than can be counted more than how many. */
export const countOf = ({ all, keys, except }: Ticked, total: CappedCount): CappedCount =>
  all ? { value: Math.max(0, total.value - except.size), capped: total.capped } : { value: keys.size, capped: false };
