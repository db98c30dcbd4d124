import { infiniteQueryOptions, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId, PostCommentId, PostId } from '#contract/ids';
import type { addPostComment, deletePostComment, editPostComment, listPostComments } from '#contract/post-comments';
import { isRefusal } from '#web/lib/api-error.ts';
import { call, endpoint } from '#web/lib/call.ts';
import { realtime } from '#web/lib/realtime.ts';
import { postQuery } from './posts.ts';
import { type ThreadPages, withComment, withNewest, withoutComment } from './thread-pages.ts';

const list = endpoint<typeof listPostComments>('GET', '/api/organizations/:organizationId/posts/:postId/comments');
const add = endpoint<typeof addPostComment>('POST', '/api/organizations/:organizationId/posts/:postId/comments');
const edit = endpoint<typeof editPostComment>('PATCH', '/api/organizations/:organizationId/posts/:postId/comments/:commentId');
const remove = endpoint<typeof deletePostComment>('DELETE', '/api/organizations/:organizationId/posts/:postId/comments/:commentId');

/** Comments under a publication, newest first. */
export const commentsQuery = (organizationId: OrganizationId, postId: PostId) =>
  infiniteQueryOptions({
    queryKey: ['feed', organizationId, 'comments', postId],
    queryFn: ({ pageParam, signal }) =>
      call(list, { params: { organizationId, postId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

const change = (queryClient: QueryClient, organizationId: OrganizationId, postId: PostId, by: (pages: ThreadPages) => ThreadPages) =>
  queryClient.setQueryData<ThreadPages>(commentsQuery(organizationId, postId).queryKey, (pages) => pages && by(pages));

export function useComments(organizationId: OrganizationId, postId: PostId) {
  const queryClient = useQueryClient();
  const params = { organizationId, postId };
  const { queryKey } = postQuery(organizationId, postId);
  /** What the publication says of itself: how many there are, and whether one may write. */
  const askPost = () => queryClient.invalidateQueries({ queryKey });
  const onError = (error: unknown) => {
    if (isRefusal(error, 'comments_closed', 'not_found')) void askPost();
  };
  return {
    add: useMutation({
      mutationFn: ({ text, replyTo, idempotencyKey }: { text: string; replyTo: PostCommentId | null; idempotencyKey: string }) =>
        call(add, { params, body: { text, replyTo } }, { idempotencyKey }),
      onSuccess: (comment) => {
        change(queryClient, organizationId, postId, (pages) => withComment(pages, comment));
        void askPost();
      },
      onError,
    }),
    edit: useMutation({
      mutationFn: ({ commentId, text }: { commentId: PostCommentId; text: string }) =>
        call(edit, { params: { ...params, commentId }, body: { text } }),
      onSuccess: (comment) => void change(queryClient, organizationId, postId, (pages) => withComment(pages, comment)),
      onError,
    }),
    remove: useMutation({
      mutationFn: (commentId: PostCommentId) => call(remove, { params: { ...params, commentId } }),
      onSuccess: (_, commentId) => {
        change(queryClient, organizationId, postId, (pages) => withoutComment(pages, commentId));
        void askPost();
      },
      onError,
    }),
  };
}

/** A lively talk is asked for so often and no oftener, however many hints there are. */
const PACE = 1_500;

/** Keeps the comments that are read here true: of new ones the newest page is asked for, of others all that is loaded. */
export function useThreadLive(organizationId: OrganizationId, postId: PostId) {
  const queryClient = useQueryClient();
  useEffect(() => {
    const { queryKey } = commentsQuery(organizationId, postId);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = Number.NEGATIVE_INFINITY;
    let all = false;
    const ask = async () => {
      timer = undefined;
      // A page on its way would be laid over the newest.
      if (queryClient.isFetching({ queryKey }) > 0) return soon();
      asked = performance.now();
      if (all) {
        all = false;
        return queryClient.invalidateQueries({ queryKey });
      }
      try {
        const newest = await call(list, { params: { organizationId, postId }, query: {} });
        if (queryClient.isFetching({ queryKey }) > 0) return soon();
        change(queryClient, organizationId, postId, (pages) => withNewest(pages, newest));
      } catch {
        // Asked as a list is, it tells what is wrong, and is asked for again when the network is back.
        await queryClient.invalidateQueries({ queryKey });
      }
    };
    const soon = () => {
      timer ??= setTimeout(() => void ask(), Math.max(0, asked + PACE - performance.now()));
    };
    const end = realtime.subscribe('feed.thread', (event) => {
      if (event.organizationId !== organizationId || event.postId !== postId) return;
      all ||= event.change === 'changed';
      soon();
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [queryClient, organizationId, postId]);
}
