import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect } from 'react';
import type { markSeen } from '#contract/feed';
import type { OrganizationId, PostId } from '#contract/ids';
import { call, endpoint } from '#web/lib/call.ts';

const mark = endpoint<typeof markSeen>('POST', '/api/organizations/:organizationId/posts/seen');

/** On the screen this long, it was seen and not scrolled past. */
const READ_AFTER = 1_000;
/** What is seen within this time goes in one request. */
const GATHER = 1_500;
const MOST = 50 satisfies typeof import('#contract/feed').MAX_SEEN;

const waiting = new Map<OrganizationId, Set<PostId>>();

/** What was told already; kept with the person's data, so that the next person at this device starts anew. */
function toldOf(queryClient: QueryClient, organizationId: OrganizationId): Set<PostId> {
  const key = ['feed', organizationId, 'seen'];
  const known = queryClient.getQueryData<Set<PostId>>(key) ?? new Set<PostId>();
  queryClient.setQueryData(key, known);
  return known;
}

function tell(organizationId: OrganizationId, postId: PostId, told: Set<PostId>) {
  if (told.has(postId)) return;
  told.add(postId);
  const gathered = waiting.get(organizationId);
  if (gathered) return void gathered.add(postId);
  waiting.set(organizationId, new Set([postId]));
  setTimeout(() => send(organizationId, told), GATHER);
}

function send(organizationId: OrganizationId, told: Set<PostId>) {
  const posts = [...(waiting.get(organizationId) ?? [])];
  waiting.delete(organizationId);
  for (let from = 0; from < posts.length; from += MOST) {
    const batch = posts.slice(from, from + MOST);
    // A view that was not counted is counted when the publication is next on the screen.
    call(mark, { params: { organizationId }, body: { posts: batch } }).catch(() => {
      for (const postId of batch) told.delete(postId);
    });
  }
}

/** Counts this reader once half of the element, or of the screen by a taller one, was in view for a second. */
export function useSeen(element: RefObject<HTMLElement | null>, organizationId: OrganizationId, postId: PostId, counts: boolean) {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!counts || element.current === null) return;
    const told = toldOf(queryClient, organizationId);
    if (told.has(postId)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        const height = entry?.intersectionRect.height ?? 0;
        const enough = (entry?.intersectionRatio ?? 0) >= 0.5 || height >= innerHeight / 2;
        if (!enough) {
          clearTimeout(timer);
          timer = undefined;
        } else timer ??= setTimeout(() => document.visibilityState === 'visible' && tell(organizationId, postId, told), READ_AFTER);
      },
      { threshold: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1] },
    );
    observer.observe(element.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [queryClient, element, organizationId, postId, counts]);
}
