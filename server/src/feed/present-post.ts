import type { Post, PostType } from '#contract/feed';
import type { FileCard } from '#contract/files';
import type { FileId, GroupId, PostId } from '#contract/ids';
import type { RichDoc } from '#contract/rich-text';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { canOf, mayPublish, timeOf } from './policy.ts';
import { type PollRow, presentPoll } from './present-poll.ts';

/** A publication as reads.ts selects it, for one member. */
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
  /** Views, comments. */
  readonly counts: readonly [number, number];
  readonly comments_open: boolean;
  readonly audience: readonly GroupId[] | null;
  /** Whether it is for this member, and not only seen by them as an administrator. */
  readonly addressed: boolean;
  readonly poll: PollRow | null;
}
/** What the rows name by ids alone. */
export interface PostNames {
  readonly files: ReadonlyMap<FileId, FileCard>;
  readonly groups: ReadonlyMap<GroupId, string>;
}

/** A publication as this member may see it now; a file that is gone is left out. */
export const presentPost = (row: PostRow, scope: MemberScope, { files, groups }: PostNames): Post => {
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
    views: row.counts[0],
    comments: row.counts[1],
    commentsOpen: row.comments_open,
    version: row.version,
    audience: row.audience === null || !mayPublish(scope) ? null : row.audience.map((id) => ({ id, name: groups.get(id) ?? '' })),
    can: canOf(scope, {
      planned,
      addressed: row.addressed,
      commentsOpen: row.comments_open,
      poll: row.poll === null ? null : { voted: row.poll.voted, endsAt: timeOf(row.poll.endsAt) },
    }),
  };
};
