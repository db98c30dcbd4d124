import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Post } from '#contract/feed';
import type { OrganizationId, PostId } from '#contract/ids';

/** What one page of publications needs to be patched. */
interface PageOfPosts {
  readonly items: readonly Post[];
}
type Pages = InfiniteData<PageOfPosts>;
type Change = (post: Post) => Post;

/** The pages with some publications changed; the very same pages when none of them is there, so that nothing draws anew. */
export function changeIn(pages: Pages, change: Change): Pages {
  let touched = false;
  const changed = pages.pages.map((page) => {
    const items = page.items.map(change);
    if (items.every((item, index) => item === page.items[index])) return page;
    touched = true;
    return { ...page, items };
  });
  return touched ? { ...pages, pages: changed } : pages;
}

/** The pages without one publication. */
export const without = (pages: Pages, postId: PostId): Pages => ({
  ...pages,
  pages: pages.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== postId) })),
});

const LISTS = ['list', 'planned'] as const;

/** Changes publications wherever they are kept, without asking the server. `change` gives back the same object to leave one alone. */
export function changePosts(queryClient: QueryClient, organizationId: OrganizationId, change: Change): void {
  for (const list of LISTS) {
    queryClient.setQueryData<Pages>(['feed', organizationId, list], (pages) => pages && changeIn(pages, change));
  }
  queryClient.setQueriesData<Post>({ queryKey: ['feed', organizationId, 'post'] }, (post) => post && change(post));
}

export const changePost = (queryClient: QueryClient, organizationId: OrganizationId, postId: PostId, change: Change): void =>
  changePosts(queryClient, organizationId, (post) => (post.id === postId ? change(post) : post));

/** The same by a word of the server: also into an answer that is on its way, for it may be of before. */
export async function changePostLive(
  queryClient: QueryClient,
  organizationId: OrganizationId,
  postId: PostId,
  change: Change,
): Promise<void> {
  const onTheirWay = queryClient.getQueryCache().findAll({ queryKey: ['feed', organizationId], fetchStatus: 'fetching' });
  changePost(queryClient, organizationId, postId, change);
  if (onTheirWay.length === 0) return;
  // Joins the askings that are under way.
  await Promise.allSettled(onTheirWay.map((query) => query.fetch()));
  changePost(queryClient, organizationId, postId, change);
}

/** Takes a deleted publication out of the lists. A page that shows it alone is told by the server. */
export function forgetPost(queryClient: QueryClient, organizationId: OrganizationId, postId: PostId): void {
  for (const list of LISTS) {
    queryClient.setQueryData<Pages>(['feed', organizationId, list], (pages) => pages && without(pages, postId));
  }
}

/** Whether a publication is kept anywhere, or may be about to: who does not see it has nothing to ask anew. */
export const mayBeShown = (queryClient: QueryClient, organizationId: OrganizationId, postId: PostId): boolean =>
  queryClient.isFetching({ queryKey: ['feed', organizationId] }) > 0 ||
  queryClient.getQueryData(['feed', organizationId, 'post', postId]) !== undefined ||
  LISTS.some((list) =>
    queryClient.getQueryData<Pages>(['feed', organizationId, list])?.pages.some(({ items }) => items.some(({ id }) => id === postId)),
  );
