import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { deletePost, editPost, getPost, listPlannedPosts, listPosts, publishPost, vote } from '#contract/feed';
import type { OptionId, OrganizationId, PostId } from '#contract/ids';
import type { Input } from '#contract/route';
import { isRefusal } from '#web/lib/api-error.ts';
import { call, endpoint } from '#web/lib/call.ts';
import { changePost, forgetPost } from './post-cache.ts';

const list = endpoint<typeof listPosts>('GET', '/api/organizations/:organizationId/posts');
const planned = endpoint<typeof listPlannedPosts>('GET', '/api/organizations/:organizationId/planned-posts');
const get = endpoint<typeof getPost>('GET', '/api/organizations/:organizationId/posts/:postId');
const publish = endpoint<typeof publishPost>('POST', '/api/organizations/:organizationId/posts');
const edit = endpoint<typeof editPost>('PUT', '/api/organizations/:organizationId/posts/:postId');
const remove = endpoint<typeof deletePost>('DELETE', '/api/organizations/:organizationId/posts/:postId');
const cast = endpoint<typeof vote>('POST', '/api/organizations/:organizationId/posts/:postId/vote');

export type PostBody = Input<typeof publishPost>['body'];
type EditBody = Input<typeof editPost>['body'];
interface Sent<Body> {
  body: Body;
  idempotencyKey: string;
}

/** Publications: pinned ones first, then newest first. */
export const postsQuery = (organizationId: OrganizationId) =>
  infiniteQueryOptions({
    queryKey: ['feed', organizationId, 'list'],
    queryFn: ({ pageParam, signal }) =>
      call(list, { params: { organizationId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

/** «Запланированные», the nearest first; only for those who publish. */
export const plannedPostsQuery = (organizationId: OrganizationId) =>
  infiniteQueryOptions({
    queryKey: ['feed', organizationId, 'planned'],
    queryFn: ({ pageParam, signal }) =>
      call(planned, { params: { organizationId }, query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });

export const postQuery = (organizationId: OrganizationId, postId: PostId) =>
  queryOptions({
    queryKey: ['feed', organizationId, 'post', postId],
    queryFn: ({ signal }) => call(get, { params: { organizationId, postId } }, { signal }),
  });

export function usePublishPost(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: Sent<PostBody>) => call(publish, { params: { organizationId }, body }, { idempotencyKey }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['feed', organizationId] }),
  });
}

export function useEditPost(organizationId: OrganizationId, postId: PostId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: Sent<EditBody>) => call(edit, { params: { organizationId, postId }, body }, { idempotencyKey }),
    onSuccess: (post) => {
      changePost(queryClient, organizationId, postId, () => post);
      void queryClient.invalidateQueries({ queryKey: ['feed', organizationId] });
    },
  });
}

export function useDeletePost(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (postId: PostId) => call(remove, { params: { organizationId, postId } }),
    onSuccess: (_, postId) => forgetPost(queryClient, organizationId, postId),
  });
}

/** «Проголосовать». When it turns out to be too late, the poll as it stands is asked for. */
export function useVote(organizationId: OrganizationId, postId: PostId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (options: OptionId[]) => call(cast, { params: { organizationId, postId }, body: { options } }),
    onSuccess: (poll) => changePost(queryClient, organizationId, postId, (post) => ({ ...post, poll, can: { ...post.can, vote: false } })),
    onError: async (error) => {
      if (!isRefusal(error, 'poll_ended', 'poll_voted', 'not_found', 'invalid')) return;
      const post = await queryClient.query({ ...postQuery(organizationId, postId), staleTime: 0 }).catch(() => null);
      if (post) changePost(queryClient, organizationId, postId, () => post);
    },
  });
}
