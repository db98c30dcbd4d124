import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MemberId, OrganizationId } from '#contract/ids';
import type {
  getMember,
  handOverHeadship,
  listCardViews,
  listMemberActs,
  listMemberChanges,
  MemberCard,
  updateMember,
} from '#contract/member-card';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';
import { membershipsQuery } from './memberships.ts';

const get = endpoint<typeof getMember>('GET', '/api/organizations/:organizationId/members/:memberId');
const update = endpoint<typeof updateMember>('PUT', '/api/organizations/:organizationId/members/:memberId');
const changes = endpoint<typeof listMemberChanges>('GET', '/api/organizations/:organizationId/members/:memberId/changes');
const acts = endpoint<typeof listMemberActs>('GET', '/api/organizations/:organizationId/members/:memberId/acts');
const handOver = endpoint<typeof handOverHeadship>('POST', '/api/organizations/:organizationId/members/:memberId/hand-over');
const views = endpoint<typeof listCardViews>('GET', '/api/card-views');

/** The card of one member. Each asking is journalled and the member sees it, so it is asked when it is opened, and not again by itself. */
export const memberCardQuery = (organizationId: OrganizationId, memberId: MemberId) =>
  queryOptions({
    queryKey: ['members', organizationId, 'card', memberId],
    queryFn: ({ signal }) => call(get, { params: { organizationId, memberId } }, { signal }),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    meta: { journalled: true },
    staleTime: 0,
    gcTime: 0,
  });

interface HistoryPage {
  readonly items: readonly { readonly id: string }[];
  readonly next?: string | undefined;
}
type More<Page> = (
  asked: { params: { organizationId: OrganizationId; memberId: MemberId }; query: { after?: string } },
  signal: AbortSignal,
) => Promise<Page>;

/** A history of a member beyond the page that came with the card. */
const historyQuery =
  <Page extends HistoryPage>(name: string, more: More<Page>) =>
  (organizationId: OrganizationId, memberId: MemberId, first: Page) =>
    infiniteQueryOptions({
      queryKey: [name, organizationId, memberId, first.items[0]?.id ?? ''],
      queryFn: ({ pageParam, signal }) =>
        more({ params: { organizationId, memberId }, query: pageParam === '' ? {} : { after: pageParam } }, signal),
      initialPageParam: first.next ?? '',
      getNextPageParam: ({ next }) => next,
      initialData: { pages: [first], pageParams: [''] },
      meta: { journalled: true },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    });

/** Who changed which field. */
export const memberChangesQuery = historyQuery<MemberCard['changes']>('member-changes', (asked, signal) =>
  call(changes, asked, { signal }),
);
/** Cards, roles and exclusions. */
export const memberActsQuery = historyQuery<MemberCard['acts']>('member-acts', (asked, signal) => call(acts, asked, { signal }));

export type CardBody = Input<typeof updateMember>['body'];

/** «Сохранить». The answer is the card as it is now; lists are asked for anew. */
export function useSaveCard(organizationId: OrganizationId, memberId: MemberId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { body: CardBody; idempotencyKey: string }) =>
      call(update, { params: { organizationId, memberId }, body }, { idempotencyKey }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: ['members', organizationId, 'list'] }),
  });
}

/** «Передать руководство»: own role is another afterwards. */
export function useHandOver(organizationId: OrganizationId, memberId: MemberId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ password, idempotencyKey }: { password: string; idempotencyKey: string }) =>
      call(handOver, { params: { organizationId, memberId }, body: { password } }, { idempotencyKey }),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['members', organizationId] }),
        queryClient.invalidateQueries({ queryKey: membershipsQuery.queryKey }),
      ]),
  });
}

/** «Кто смотрел мои данные». */
export const cardViewsQuery = infiniteQueryOptions({
  queryKey: ['members', 'card-views'],
  queryFn: ({ pageParam, signal }) => call(views, { query: pageParam === '' ? {} : { after: pageParam } }, { signal }),
  initialPageParam: '',
  getNextPageParam: ({ next }) => next,
});
