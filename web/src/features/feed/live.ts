import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OrganizationId } from '#contract/ids';
import { realtime } from '#web/lib/realtime.ts';
import { changePost, changePosts, forgetPost, isShown } from './post-cache.ts';
import { readingQuery } from './reading.ts';
import { commentedOn, seenBy, votedIn } from './totals.ts';

/** Many read at once: the share of readers is asked for anew once for all of them. */
const GATHER = 5_000;

/** Keeps what is shown of an organisation's feed true: totals are put in place, a changed publication is asked for anew. */
export function useFeedLive(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  useEffect(() => {
    const ours = (event: { organizationId: OrganizationId }) => event.organizationId === organizationId;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      void queryClient.invalidateQueries({ queryKey: readingQuery(organizationId).queryKey });
    };
    const ends = [
      realtime.subscribe('feed.changed', (event) => {
        if (!ours(event)) return;
        if (event.change === 'deleted') {
          forgetPost(queryClient, organizationId, event.postId);
          void queryClient.invalidateQueries({ queryKey: ['feed', organizationId, 'post', event.postId] });
        } else void queryClient.invalidateQueries({ queryKey: ['feed', organizationId] });
      }),
      realtime.subscribe('feed.voted', (event) => {
        if (!ours(event)) return;
        if (event.voters !== null) changePost(queryClient, organizationId, event.postId, (post) => votedIn(post, event));
        else if (isShown(queryClient, organizationId, event.postId))
          void queryClient.invalidateQueries({ queryKey: ['feed', organizationId] });
      }),
      realtime.subscribe('feed.commented', (event) => {
        if (!ours(event)) return;
        const { postId, comments } = event;
        if (comments !== null) changePost(queryClient, organizationId, postId, (post) => commentedOn(post, comments));
        else if (isShown(queryClient, organizationId, postId)) {
          void queryClient.invalidateQueries({ queryKey: ['feed', organizationId, 'list'] });
          void queryClient.invalidateQueries({ queryKey: ['feed', organizationId, 'post', postId] });
        }
      }),
      realtime.subscribe('feed.seen', (event) => {
        if (!ours(event)) return;
        changePosts(queryClient, organizationId, (post) => seenBy(post, event.views));
        timer ??= setTimeout(refresh, GATHER);
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const end of ends) end();
    };
  }, [queryClient, organizationId]);
}
