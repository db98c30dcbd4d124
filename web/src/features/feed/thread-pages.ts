import type { InfiniteData } from '@tanstack/react-query';
import type { PostComment } from '#contract/post-comments';

/** Where a link to the comments leads on the publication's page. */
export const COMMENTS_HASH = 'comments';

export interface ThreadPage {
  readonly items: PostComment[];
  readonly next?: string | undefined;
}
export type ThreadPages = InfiniteData<ThreadPage, string>;

/**
 * The comments with their newest page as it is now: older ones that were loaded stay, without a question for each page of them. When
 * more came meanwhile than a page holds, what is older would be apart from it, and is loaded anew by «Показать предыдущие».
 */
export function withNewest({ pages, pageParams }: ThreadPages, newest: ThreadPage): ThreadPages {
  const end = newest.items.at(-1)?.id;
  const alone = { pages: [newest], pageParams: [''] };
  if (end === undefined || newest.next === undefined) return alone;
  if (!pages.some(({ items }) => items.some(({ id }) => id >= end))) return alone;
  const [first, ...rest] = pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id < end) }));
  const [second, ...others] = rest;
  if (first === undefined || (first.items.length === 0 && second === undefined)) return alone;
  if (second === undefined) return { pages: [newest, first], pageParams: ['', newest.next] };
  const joined = { ...second, items: [...first.items, ...second.items] };
  return { pages: [newest, joined, ...others], pageParams: ['', newest.next, ...pageParams.slice(2)] };
}

/** With one more, or one changed. */
export function withComment(pages: ThreadPages, comment: PostComment): ThreadPages {
  const known = pages.pages.some(({ items }) => items.some(({ id }) => id === comment.id));
  const [newest, ...older] = pages.pages;
  if (!known && newest) return { ...pages, pages: [{ ...newest, items: [comment, ...newest.items] }, ...older] };
  return {
    ...pages,
    pages: pages.pages.map((page) => ({ ...page, items: page.items.map((one) => (one.id === comment.id ? comment : one)) })),
  };
}

/** Without a deleted one; answers to it say so. */
export const withoutComment = (pages: ThreadPages, id: PostComment['id']): ThreadPages => ({
  ...pages,
  pages: pages.pages.map((page) => ({
    ...page,
    items: page.items.flatMap((one) => (one.id === id ? [] : [one.replyTo?.id === id ? { ...one, replyTo: { id, quoted: null } } : one])),
  })),
});

/** As they are read: the newest last. */
export const inOrder = (pages: { readonly pages: readonly ThreadPage[] } | undefined): PostComment[] | undefined =>
  pages?.pages.flatMap(({ items }) => items).toReversed();
