import { type Query, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId, PostId } from '#contract/ids';
import { realtime } from '#web/lib/realtime.ts';
import { changePostLive, changePosts, forgetPost, mayBeShown } from './post-cache.ts';
import { readingQuery } from './reading.ts';
import { commentedOn, seenBy, votedIn } from './totals.ts';

/** Many read at once: the share of readers is asked for anew once for all of them. */
const GATHER = 5_000;

/** For the layouts: keeps what is known of organisations' feeds true. Totals are put in place, a changed publication is asked for anew. */
export function useFeedLive() {
  const queryClient = useQueryClient();
  useEffect(() => {
    const seen = new Set<OrganizationId>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      for (const organizationId of seen) void queryClient.invalidateQueries({ queryKey: readingQuery(organizationId).queryKey });
      seen.clear();
    };
    const askIfShown = (organizationId: OrganizationId, postId: PostId) => {
      if (!mayBeShown(queryClient, organizationId, postId)) return;
      for (const part of [['list'], ['post', postId]])
        void queryClient.invalidateQueries({ queryKey: ['feed', organizationId, ...part] }, { cancelRefetch: false });
    };
    const ends = [
      realtime.subscribe('feed.changed', ({ organizationId, postId, change }) => {
        if (change === 'deleted') {
          forgetPost(queryClient, organizationId, postId);
          // A list that is on its way would bring it back.
          const isOf = ({ queryKey, state }: Query) => queryKey.includes(postId) || state.fetchStatus === 'fetching';
          void queryClient.invalidateQueries({ queryKey: ['feed', organizationId], predicate: isOf }, { cancelRefetch: false });
        } else void queryClient.invalidateQueries({ queryKey: ['feed', organizationId] });
      }),
      realtime.subscribe('feed.voted', (event) => {
        const { organizationId, postId, voters } = event;
        if (voters === null) askIfShown(organizationId, postId);
        else void changePostLive(queryClient, organizationId, postId, (post) => votedIn(post, event));
      }),
      realtime.subscribe('feed.commented', ({ organizationId, postId, comments }) => {
        if (comments === null) askIfShown(organizationId, postId);
        else void changePostLive(queryClient, organizationId, postId, (post) => commentedOn(post, comments));
      }),
      realtime.subscribe('feed.seen', ({ organizationId, views }) => {
        changePosts(queryClient, organizationId, (post) => seenBy(post, views));
        seen.add(organizationId);
        timer ??= setTimeout(refresh, GATHER);
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const end of ends) end();
    };
  }, [queryClient]);
}
