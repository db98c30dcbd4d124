import type { Poll } from '#contract/feed';
import type { OptionId } from '#contract/ids';
import { hasEnded, hidesVotes, timeOf } from './policy.ts';

/** A poll as `pollColumns` of reads.ts selects it, for one member. */
export interface PollRow {
  readonly anonymous: boolean;
  readonly multiple: boolean;
  /** Of JSON, where a time is text. */
  readonly endsAt: string | null;
  readonly voters: number;
  /** By the options' places. */
  readonly votes: readonly number[];
  readonly options: readonly { readonly id: OptionId; readonly text: string }[];
  readonly voted: boolean;
  readonly chosen: readonly OptionId[] | null;
  readonly requestKey: string | null;
}

/** A poll as this member may see it now. */
export const presentPoll = (row: PollRow, now: Date): Poll => {
  const endsAt = timeOf(row.endsAt);
  const hidden = hidesVotes({ ...row, endsAt }, now);
  return {
    anonymous: row.anonymous,
    multiple: row.multiple,
    endsAt: endsAt?.toISOString() ?? null,
    ended: hasEnded({ endsAt }, now),
    voted: row.voted,
    chosen: row.anonymous ? null : [...(row.chosen ?? [])],
    voters: row.voters,
    options: row.options.map(({ id, text }, index) => ({ id, text, votes: hidden ? null : (row.votes[index] ?? 0) })),
  };
};
