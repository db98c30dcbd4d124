import type { Post, PostType } from '#contract/feed';
import type { FileCard } from '#contract/files';
import type { GroupId } from '#contract/ids';
import type { PostBody } from './posts.ts';

/** A publication as the composer's screen holds it; times as `YYYY-MM-DDTHH:mm`, in the zone of the device. */
export type PostValues = {
  title: string;
  body: Post['body'];
  attachments: FileCard[];
  type: PostType;
  options: { id: string; text: string }[];
  anonymous: boolean;
  multiple: boolean;
  endsAt: string;
  later: boolean;
  publishAt: string;
  pinned: boolean;
  commentsOpen: boolean;
  to: 'all' | 'groups';
  groups: string[];
};

export const newOption = () => ({ id: crypto.randomUUID(), text: '' });

export const emptyPost = (): PostValues => ({
  title: '',
  body: null,
  attachments: [],
  type: 'news',
  options: [newOption(), newOption()],
  anonymous: false,
  multiple: false,
  endsAt: '',
  later: false,
  publishAt: '',
  pinned: false,
  commentsOpen: true,
  to: 'all',
  groups: [],
});

/** Whether there is anything to lose. */
export const isEmptyPost = ({ title, body, attachments, options }: PostValues): boolean =>
  title.trim() === '' && body === null && attachments.length === 0 && options.every(({ text }) => text.trim() === '');

export const valuesOf = (post: Post): PostValues => ({
  title: post.title,
  body: post.body,
  attachments: post.attachments,
  type: post.type,
  options: post.poll?.options.map(({ text }) => ({ id: crypto.randomUUID(), text })) ?? [newOption(), newOption()],
  anonymous: post.poll?.anonymous ?? false,
  multiple: post.poll?.multiple ?? false,
  endsAt: toLocal(post.poll?.endsAt ?? null),
  later: post.planned,
  publishAt: post.planned ? toLocal(post.publishedAt) : '',
  pinned: post.pinned,
  commentsOpen: post.commentsOpen,
  to: post.audience === null ? 'all' : 'groups',
  groups: (post.audience ?? []).map(({ id }) => id),
});

/** What is sent. Of a publication that is edited, a time that nobody touched goes back to the second. */
export function bodyOf(values: PostValues, before?: Post): PostBody {
  const { title, body, attachments, type, options, anonymous, multiple, pinned, commentsOpen, later, to, groups } = values;
  const instant = (local: string, known: string | null | undefined) => (known && toLocal(known) === local ? known : toInstant(local));
  return {
    title,
    body,
    attachments: attachments.map(({ id }) => id),
    pinned,
    commentsOpen,
    publishAt: later ? instant(values.publishAt, before?.publishedAt) : null,
    // The contract says at least one: «to groups» without any is refused beside the field.
    audience: to === 'groups' ? (groups as GroupId[]) : null,
    poll:
      type === 'poll'
        ? {
            anonymous,
            multiple,
            endsAt: instant(values.endsAt, before?.poll?.endsAt),
            options: options.map(({ text }) => ({ text })),
          }
        : null,
  };
}

/** A field of the body → its field on the screen. */
export const placeOf = (path: string): string => (path.startsWith('audience') ? 'groups' : path.replace(/^poll\./, ''));

/** An instant → its time on the wall, in the device's zone. */
export function toLocal(instant: string | null): string {
  if (instant === null) return '';
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

const toInstant = (local: string): string | null => {
  const date = new Date(local);
  return local === '' || Number.isNaN(date.getTime()) ? null : date.toISOString();
};

export type TimeProblem = 'missing' | 'past' | 'before_publication';

/** What is wrong with the times of a new publication, by field. The server has the last word. */
export function timeProblems(
  { later, publishAt, type, endsAt }: PostValues,
  now: Date,
): Partial<Record<'publishAt' | 'endsAt', TimeProblem>> {
  const appearsAt = later && publishAt !== '' ? new Date(publishAt) : now;
  const end = type === 'poll' && endsAt !== '' ? new Date(endsAt) : null;
  return {
    ...(later && publishAt === '' ? { publishAt: 'missing' } : {}),
    ...(appearsAt < now ? { publishAt: 'past' } : {}),
    ...(end !== null && end <= appearsAt ? { endsAt: end <= now ? 'past' : 'before_publication' } : {}),
  };
}
