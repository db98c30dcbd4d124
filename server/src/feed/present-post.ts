import type { Poll, Post, PostType } from '#contract/feed';
import type { FileCard } from '#contract/files';
import type { FileId, OptionId, PostId } from '#contract/ids';
import type { RichDoc } from '#contract/rich-text';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { canOf, hasEnded, hidesVotes } from './policy.ts';

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
export interface PostRow {
  readonly id: PostId;
  readonly type: PostType;
  readonly title: string;
  readonly body: RichDoc | null;
  readonly attachments: readonly FileId[];
  readonly author_name: string;
  readonly state: 'planned' | 'published';
  readonly published_at: Date;
  readonly edited_at: Date | null;
  readonly pinned: boolean;
  readonly version: number;
  readonly views: number;
  readonly poll: PollRow | null;
}

/** When the poll of a row ends. */
export const endOf = ({ endsAt }: Pick<PollRow, 'endsAt'>): Date | null => (endsAt === null ? null : new Date(endsAt));

/** A poll as this member may see it now. */
export const presentPoll = (row: PollRow, now: Date): Poll => {
  const endsAt = endOf(row);
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

/** A publication as this member may see it now; a file that is gone is left out. */
export const presentPost = (row: PostRow, scope: MemberScope, files: ReadonlyMap<FileId, FileCard>): Post => {
  const planned = row.state === 'planned';
  return {
    id: row.id,
    organizationId: scope.organizationId,
    type: row.type,
    title: row.title,
    body: row.body,
    attachments: row.attachments.flatMap((id) => files.get(id) ?? []),
    poll: row.poll === null ? null : presentPoll(row.poll, scope.now),
    authorName: row.author_name,
    publishedAt: row.published_at.toISOString(),
    planned,
    editedAt: row.edited_at?.toISOString() ?? null,
    pinned: row.pinned,
    views: row.views,
    version: row.version,
    can: canOf(scope, { planned, poll: row.poll === null ? null : { voted: row.poll.voted, endsAt: endOf(row.poll) } }),
  };
};
