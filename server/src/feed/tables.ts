import type { ColumnType, Generated } from 'kysely';
import type { z } from 'zod';
import type { NewPoll as NewPollSchema, PostType } from '#contract/feed';
import type { FileId, GroupId, MemberId, OptionId, OrganizationId, PersonId, PostCommentId, PostId } from '#contract/ids';
import type { RichDoc } from '#contract/rich-text';
import type { Db } from '#server/platform/database/database.ts';

/** A poll as the composer sent it. */
export type NewPoll = z.output<typeof NewPollSchema>;

/** What points to a post. */
export interface OfPost {
  organization_id: OrganizationId;
  post_id: PostId;
}

interface PostsTable {
  organization_id: OrganizationId;
  id: PostId;
  author_person_id: PersonId;
  author_name: string;
  type: PostType;
  title: string;
  /** `jsonb`: written as text, read parsed. */
  body: ColumnType<RichDoc | null, string | null, string | null>;
  attachments: FileId[];
  pinned: boolean;
  /** Null is everybody. */
  audience: GroupId[] | null;
  state: 'planned' | 'published';
  /** Of a planned one: when it will be. */
  published_at: Date;
  edited_at: Date | null;
  comments_open: Generated<boolean>;
  version: Generated<number>;
}
interface PostViewCountsTable extends OfPost {
  views: Generated<number>;
  comments: Generated<number>;
}
interface PostCommentsTable extends OfPost {
  id: PostCommentId;
  author_member_id: MemberId;
  /** Under the same post; it may be gone. */
  reply_to: PostCommentId | null;
  text: string;
  created_at: Date;
  edited_at: Date | null;
}
interface PollsTable extends OfPost {
  anonymous: boolean;
  multiple: boolean;
  ends_at: Date | null;
}
interface PollOptionsTable extends OfPost {
  id: OptionId;
  /** From 1: its place in the tally's array. */
  position: number;
  text: string;
}
interface PollParticipantsTable extends OfPost {
  member_id: MemberId;
  request_key: string | null;
}
interface BallotsTable extends OfPost {
  member_id: MemberId;
  option_id: OptionId;
}
interface PollTalliesTable extends OfPost {
  voters: Generated<number>;
  votes: number[];
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type FeedTables = {
  posts: PostsTable;
  post_view_counts: PostViewCountsTable;
  post_comments: PostCommentsTable;
  polls: PollsTable;
  poll_options: PollOptionsTable;
  poll_participants: PollParticipantsTable;
  ballots: BallotsTable;
  poll_tallies: PollTalliesTable;
};

/** The handle with the tables of the feed; of a transaction it is the same transaction. */
export const withFeed = (db: Db) => db.withTables<FeedTables>();
