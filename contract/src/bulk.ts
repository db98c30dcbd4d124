import { z } from 'zod';
import { line } from './fields.ts';
import { OrganizationId } from './ids.ts';
import { MemberTarget } from './member-filter.ts';
import { route } from './route.ts';

/** One act falls on so many members at most; a wider filter is to be narrowed. */
export const MAX_BULK = 10_000;

/** Why a member was left alone: oneself; a role above the actor's right; excluded before; no such member. */
export const SkipReason = z.enum(['oneself', 'role', 'excluded', 'unknown']);
export type SkipReason = z.infer<typeof SkipReason>;

export const excludeMembers = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/members/exclude',
  scope: 'admin',
  summary: '«Исключить» many at once; those whom the actor may not exclude stay, and are told',
  params: z.object({ organizationId: OrganizationId }),
  body: z.object({ target: MemberTarget, reason: line(500, 1) }),
  response: z.object({
    excluded: z.number().int(),
    skipped: z.array(z.object({ reason: SkipReason, count: z.number().int() })),
  }),
  errors: ['too_many_members'],
});

export const restoreMembers = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/members/restore',
  scope: 'admin',
  summary: '«Восстановить» many at once; who is excluded no more is left alone',
  params: z.object({ organizationId: OrganizationId }),
  body: z.object({ target: MemberTarget }),
  response: z.object({ restored: z.number().int(), left: z.number().int() }),
  errors: ['too_many_members'],
});

export const removeRecords = route({
  method: 'POST',
  path: '/api/organizations/:organizationId/register/remove',
  scope: 'admin',
  summary: '«Удалить» many records entered by mistake, for good; who has signed up, was excluded or is just being written stays',
  params: z.object({ organizationId: OrganizationId }),
  body: z.object({ target: MemberTarget }),
  response: z.object({ removed: z.number().int(), left: z.number().int() }),
  errors: ['too_many_members'],
});
