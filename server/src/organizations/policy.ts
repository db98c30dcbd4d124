import type { MemberScope } from '#server/platform/http/gates.ts';

/** Head and administrators keep the profile. */
export const mayEdit = (scope: Pick<MemberScope, 'role'>): boolean => scope.role !== 'member';
