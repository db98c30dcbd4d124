import type { Post, PostType } from '#contract/feed';
import type { FileCard } from '#contract/files';
import type { FileId, PostId } from '#contract/ids';
import type { RichDoc } from '#contract/rich-text';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { canOf, timeOf } from './policy.ts';
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
  readonly views: number;
  readonly poll: PollRow | null;
}

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
    can: canOf(scope, { planned, poll: row.poll === null ? null : { voted: row.poll.voted, endsAt: timeOf(row.poll.endsAt) } }),
  };
};
