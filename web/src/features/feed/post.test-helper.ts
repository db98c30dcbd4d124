import type { Poll, Post } from '#contract/feed';
import type { OptionId, OrganizationId, PostId } from '#contract/ids';

export const organizationId = '0192f0c0-0000-7000-8000-00000000000a' as OrganizationId;
export const postId = (number: number) => `0192f0c0-0000-7000-8000-00000000010${number}` as PostId;
export const optionId = (number: number) => `0192f0c0-0000-7000-8000-00000000020${number}` as OptionId;

export const poll = (change: Partial<Poll> = {}): Poll => ({
  anonymous: false,
  multiple: false,
  endsAt: null,
  ended: false,
  voted: false,
  chosen: [],
  voters: 3,
  options: [
    { id: optionId(1), text: 'На озеро', votes: 2 },
    { id: optionId(2), text: 'В горы', votes: 1 },
  ],
  ...change,
});

export const post = (number: number, change: Partial<Post> = {}): Post => ({
  id: postId(number),
  organizationId,
  type: 'news',
  title: `Публикация ${number}`,
  body: null,
  attachments: [],
  poll: null,
  authorName: 'Речная Анна',
  publishedAt: '2026-11-20T10:00:00.000Z',
  planned: false,
  editedAt: null,
  pinned: false,
  views: 7,
  comments: 0,
  commentsOpen: true,
  version: 1,
  audience: null,
  can: { edit: false, delete: false, vote: false, comment: true },
  ...change,
});
