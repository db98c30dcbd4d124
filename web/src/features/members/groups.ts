import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { addToGroup, createGroup, deleteGroup, Group, listGroups, removeFromGroup, updateGroup } from '#contract/groups';
import type { GroupId, OrganizationId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import type { Input } from '#contract/route';
import { call, endpoint } from '#web/lib/call.ts';

const list = endpoint<typeof listGroups>('GET', '/api/organizations/:organizationId/groups');
const create = endpoint<typeof createGroup>('POST', '/api/organizations/:organizationId/groups');
const update = endpoint<typeof updateGroup>('PATCH', '/api/organizations/:organizationId/groups/:groupId');
const remove = endpoint<typeof deleteGroup>('DELETE', '/api/organizations/:organizationId/groups/:groupId');
const add = endpoint<typeof addToGroup>('POST', '/api/organizations/:organizationId/groups/:groupId/add');
const take = endpoint<typeof removeFromGroup>('POST', '/api/organizations/:organizationId/groups/:groupId/remove');

const keyOf = (organizationId: OrganizationId) => ['members', organizationId];
type CreateBody = Input<typeof createGroup>['body'];
type UpdateBody = Input<typeof updateGroup>['body'];
type Target = Input<typeof addToGroup>['body']['target'];
interface Filled {
  group: Pick<Group, 'id'>;
  target: MemberTarget;
}

/** All groups of the organisation, by name. */
export const groupsQuery = (organizationId: OrganizationId) =>
  queryOptions({
    queryKey: [...keyOf(organizationId), 'groups'],
    queryFn: ({ signal }) => call(list, { params: { organizationId } }, { signal }),
  });

/** Makes, changes and deletes groups, puts members in and takes them out. */
export function useGroupActs(organizationId: OrganizationId) {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keyOf(organizationId) });
  const of = (groupId: GroupId) => ({ params: { organizationId, groupId } });
  return {
    create: useMutation({
      mutationFn: ({ body, idempotencyKey }: { body: CreateBody; idempotencyKey: string }) =>
        call(create, { params: { organizationId }, body }, { idempotencyKey }),
      onSettled,
    }),
    update: useMutation({
      mutationFn: ({ groupId, body, idempotencyKey }: { groupId: GroupId; body: UpdateBody; idempotencyKey: string }) =>
        call(update, { ...of(groupId), body }, { idempotencyKey }),
      onSettled,
    }),
    remove: useMutation({ mutationFn: (groupId: GroupId) => call(remove, of(groupId)), onSettled }),
    add: useMutation({
      mutationFn: ({ group, target }: Filled) => call(add, { ...of(group.id), body: { target: target as Target } }),
      onSettled,
    }),
    take: useMutation({
      mutationFn: ({ group, target }: Filled) => call(take, { ...of(group.id), body: { target: target as Target } }),
      onSettled,
    }),
  };
}
