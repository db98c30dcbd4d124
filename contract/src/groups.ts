import { z } from 'zod';
import { Instant, line, Version } from './fields.ts';
import { GroupId, OrganizationId } from './ids.ts';
import { MemberRule, MemberTarget } from './member-filter.ts';
import { route } from './route.ts';

const inOrganization = z.object({ organizationId: OrganizationId });
const ofGroup = z.object({ organizationId: OrganizationId, groupId: GroupId });

/** More than anybody finds again in a list to choose from. */
export const MAX_GROUPS = 200;
/** Each rule is asked of a member whenever their feed or bell is read. */
export const MAX_RULE_GROUPS = 20;
export const MAX_GROUP_NAME = 100;

export const GroupKind = z.enum(['fixed', 'rule']);
export type GroupKind = z.infer<typeof GroupKind>;

const GroupName = line(MAX_GROUP_NAME, 1);
/** A rule that asks nothing is everybody, and needs no group. */
const GroupRule = MemberRule.refine((rule) => Object.values(rule).some((asked) => asked !== undefined), { error: 'rule_empty' });

export const Group = z.object({
  id: GroupId,
  name: z.string(),
  kind: GroupKind,
  /** What a group by rule asks; null of a fixed one. */
  rule: MemberRule.nullable(),
  /** Registered members in it; of a group by rule as counted at `countedAt`. */
  members: z.number().int(),
  /** Those of a fixed group who have not signed up. */
  unregistered: z.number().int(),
  /** When a group by rule was counted; null until then, and of a fixed one, whose numbers are always right. */
  countedAt: Instant.nullable(),
  version: Version,
  /** `fill`: members can be put in and taken out by hand. */
  can: z.object({ edit: z.boolean(), delete: z.boolean(), fill: z.boolean() }),
});
export type Group = z.infer<typeof Group>;

export const listGroups = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/groups',
  scope: 'admin',
  summary: 'All groups by name; groups by rule not counted for a minute are counted anew after the answer',
  params: inOrganization,
  response: z.object({ items: z.array(Group), can: z.object({ create: z.boolean(), createByRule: z.boolean() }) }),
});
export const getGroup = route({
  method: 'GET',
  path: '/api/organizations/:organizationId/groups/:groupId',
  scope: 'admin',
  summary: 'One group',
  params: ofGroup,
  response: Group,
});
/** Of thousands the rest follows in the background; the counts grow with it. */
const More = z.boolean();
export const createGroup = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/groups',
  scope: 'admin',
  summary: '«Создать группу»: fixed, of ticked members, of whoever a filter finds now, or empty; or by a rule',
  params: inOrganization,
  body: z.object({
    name: GroupName,
    of: z.union([z.strictObject({ target: MemberTarget.nullable() }), z.strictObject({ rule: GroupRule })]),
  }),
  response: Group.extend({ more: More }),
  status: 201,
  errors: ['group_limit'],
});
/** A rule is only for groups by rule; absent, it stays as it is. */
export const updateGroup = route({
  method: 'PATCH',
  path: '/api/organizations/:organizationId/groups/:groupId',
  scope: 'admin',
  summary: 'Renames a group, or gives it another rule',
  params: ofGroup,
  body: z.object({ name: GroupName, rule: GroupRule.optional(), version: Version }),
  response: Group,
  errors: ['conflict', 'group_fixed'],
});
export const deleteGroup = route({
  method: 'DELETE',
  path: '/api/organizations/:organizationId/groups/:groupId',
  scope: 'admin',
  summary: 'Deletes a group, its members stay; refused while it is the audience of publications, `numbers` tells of how many',
  params: ofGroup,
  errors: ['group_used'],
});

const Filled = z.object({
  group: Group,
  more: More,
  /** How many came or went: who was in, or out, already does not count. */
  changed: z.number().int(),
});
export const addToGroup = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/groups/:groupId/add',
  scope: 'admin',
  summary: '«Добавить в группу»: members who are not excluded, into a fixed group',
  params: ofGroup,
  body: z.object({ target: MemberTarget }),
  response: Filled,
  errors: ['group_by_rule'],
});
export const removeFromGroup = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/groups/:groupId/remove',
  scope: 'admin',
  summary: 'Takes members out of a fixed group',
  params: ofGroup,
  body: z.object({ target: MemberTarget }),
  response: Filled,
  errors: ['group_by_rule'],
});
