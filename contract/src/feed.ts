import { z } from 'zod';
import { Instant, line, Version } from './fields.ts';
import { FileCard } from './files.ts';
import { FileId, GroupId, OptionId, OrganizationId, PostId } from './ids.ts';
import { page, pageQuery } from './page.ts';
import { RichDoc, StoredRichDoc } from './rich-text.ts';
import { route } from './route.ts';

const inOrganization = z.object({ organizationId: OrganizationId });
const ofPost = z.object({ organizationId: OrganizationId, postId: PostId });

export const MAX_TITLE = 200;
export const MAX_ATTACHMENTS = 20;
export const MIN_OPTIONS = 2;
export const MAX_OPTIONS = 20; // more do not fit a phone's screen, nor a voter's head
export const MAX_OPTION = 200;
/** An anonymous poll with fewer votes shows no numbers until its end: few votes name the voters. */
export const ANONYMOUS_MIN_VOTES = 5;
/** Posts marked as seen in one request: what a phone scrolls past in a second or two. */
export const MAX_SEEN = 50;

/** More groups than that are easier named as one. */
export const MAX_AUDIENCE = 20;

export const PostType = z.enum(['news', 'poll']);
export type PostType = z.infer<typeof PostType>;

export const Poll = z.object({
  anonymous: z.boolean(),
  multiple: z.boolean(),
  endsAt: Instant.nullable(),
  ended: z.boolean(),
  /** Whether this member has voted. */
  voted: z.boolean(),
  /** What this member chose; always null in an anonymous poll, where nobody can know. */
  chosen: z.array(OptionId).nullable(),
  voters: z.number().int(),
  /** `votes` is null while an anonymous poll has too few of them. */
  options: z.array(z.object({ id: OptionId, text: z.string(), votes: z.number().int().nullable() })),
});
export type Poll = z.infer<typeof Poll>;

export const Post = z.object({
  id: PostId,
  organizationId: OrganizationId,
  type: PostType,
  title: z.string(),
  body: StoredRichDoc.nullable(),
  attachments: z.array(FileCard),
  poll: Poll.nullable(),
  authorName: z.string(),
  /** When it was, or for a planned one will be, published. */
  publishedAt: Instant,
  planned: z.boolean(),
  editedAt: Instant.nullable(),
  pinned: z.boolean(),
  views: z.number().int(),
  comments: z.number().int(),
  /** «Комментарии»: off, nobody writes, and what was written stays readable. */
  commentsOpen: z.boolean(),
  version: Version,
  /** The groups it is for, told to head and administrators alone; null is everybody. */
  audience: z.array(z.object({ id: GroupId, name: z.string() })).nullable(),
  can: z.object({ edit: z.boolean(), delete: z.boolean(), vote: z.boolean(), comment: z.boolean() }),
});
export type Post = z.infer<typeof Post>;

export const listPosts = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/posts',
  scope: 'member',
  summary: 'Publications: pinned ones first, then newest first',
  params: inOrganization,
  query: pageQuery(20),
  response: page(Post).extend({ can: z.object({ publish: z.boolean() }) }),
});
export const listPlannedPosts = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/planned-posts',
  scope: 'admin',
  summary: 'Publications planned for later, the nearest first',
  params: inOrganization,
  query: pageQuery(20),
  response: page(Post),
});
export const getPost = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/posts/:postId',
  scope: 'member',
  summary: 'One publication',
  params: ofPost,
  response: Post,
});
/** The dashboard's number. */
export const getReading = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/post-reading',
  scope: 'admin',
  summary: 'What share of the members has seen the newest publications that are for everybody',
  params: inOrganization,
  response: z.object({
    /** How many publications it is of; 5 at most. */
    posts: z.number().int(),
    /** Null where there is nothing to read, or nobody to read it. */
    share: z.number().min(0).max(1).nullable(),
  }),
});

const content = {
  title: line(MAX_TITLE, 1),
  body: RichDoc.nullable().default(null),
  attachments: z.array(FileId).max(MAX_ATTACHMENTS).default([]),
  pinned: z.boolean().default(false),
  /** Absent: at once. */
  publishAt: Instant.nullable().default(null),
};
/** «Кому»: these groups, or everybody. */
const Audience = z.array(GroupId).min(1).max(MAX_AUDIENCE).nullable();
/** A poll as the composer sends it. */
export const NewPoll = z.object({
  anonymous: z.boolean(),
  multiple: z.boolean().default(false),
  endsAt: Instant.nullable().default(null),
  options: z
    .array(z.object({ text: line(MAX_OPTION, 1) }))
    .min(MIN_OPTIONS)
    .max(MAX_OPTIONS),
});
export const publishPost = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/posts',
  scope: 'admin',
  summary: '«Создать публикацию»: a news item or a poll, now or later',
  params: inOrganization,
  body: z.object({
    ...content,
    poll: NewPoll.nullable().default(null),
    audience: Audience.default(null),
    commentsOpen: z.boolean().default(true),
  }),
  response: Post,
  status: 201,
  errors: ['file_missing'],
});
/** Absent, the audience stays, and whether one may comment; of a published one it can only grow. A poll's options can be edited until the first vote; afterwards only its end can be moved. */
export const editPost = route({
  method: 'PUT',
  path: '/api/organizations/:organizationId/posts/:postId',
  scope: 'admin',
  summary: 'Edits a publication; readers see «изменено»',
  params: ofPost,
  body: z.object({
    ...content,
    poll: NewPoll.nullable().default(null),
    audience: Audience.optional(),
    commentsOpen: z.boolean().optional(),
    version: Version,
  }),
  response: Post,
  errors: ['conflict', 'file_missing', 'poll_locked'],
});
export const deletePost = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/posts/:postId',
  scope: 'admin',
  summary: 'Deletes a publication with its files, votes and comments',
  params: ofPost,
});

export const vote = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/posts/:postId/vote',
  scope: 'member',
  summary: 'Votes, once',
  params: ofPost,
  body: z.object({ options: z.array(OptionId).min(1).max(MAX_OPTIONS) }),
  response: Poll,
  // `stored` would keep answers whose totals, compared in their order, tell an anonymous choice.
  idempotency: 'own',
  errors: ['poll_ended', 'poll_voted'],
});
export const markSeen = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/posts/seen',
  scope: 'member',
  summary: 'These publications have been on the screen; each reader counts once',
  params: inOrganization,
  body: z.object({ posts: z.array(PostId).min(1).max(MAX_SEEN) }),
  status: 202,
  idempotency: 'own',
});

/**
 * Realtime, to the members of the organisation. Totals travel with the event, so that a vote does not make everybody refetch; those of a
 * publication with an audience go to administrators alone, and the rest hear that it changed.
 */
export const feedEvents = {
  'feed.changed': z.object({
    type: z.literal('feed.changed'),
    organizationId: OrganizationId,
    postId: PostId,
    change: z.enum(['published', 'edited', 'deleted']),
  }),
  'feed.voted': z.object({
    type: z.literal('feed.voted'),
    organizationId: OrganizationId,
    postId: PostId,
    /** Null: not said to everybody, who sees the poll asks for it. */
    voters: z.number().int().nullable(),
    votes: z.record(OptionId, z.number().int()).nullable(),
  }),
  /** How many comments there are now; null as of votes. */
  'feed.commented': z.object({
    type: z.literal('feed.commented'),
    organizationId: OrganizationId,
    postId: PostId,
    comments: z.number().int().nullable(),
  }),
  /** A hint for who reads the comments: some were added, or edited and deleted ones may be among what is shown. */
  'feed.thread': z.object({
    type: z.literal('feed.thread'),
    organizationId: OrganizationId,
    postId: PostId,
    change: z.enum(['added', 'changed']),
  }),
  'feed.seen': z.object({ type: z.literal('feed.seen'), organizationId: OrganizationId, views: z.record(PostId, z.number().int()) }),
};
