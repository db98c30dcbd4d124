import type { LibraryFile, LibraryFolder, LibrarySection } from '#contract/library';
import type { MemberScope } from '#server/platform/http/gates.ts';

/** Head and administrators add, change and delete, whoever added it. */
export const mayManage = (scope: MemberScope): boolean => scope.role !== 'member';

/** The internal section does not exist for members. */
export const maySeeSection = (scope: MemberScope, section: LibrarySection): boolean => section === 'members' || mayManage(scope);

export const canOfFile = (scope: MemberScope): LibraryFile['can'] => {
  const manage = mayManage(scope);
  return { edit: manage, move: manage, replace: manage, delete: manage };
};
export const canOfFolder = (scope: MemberScope): LibraryFolder['can'] => {
  const manage = mayManage(scope);
  return { edit: manage, move: manage, delete: manage };
};

/** The day after which members do not see a file, by the organisation's calendar; null is never. */
export const hasExpired = (expiresOn: string | null, today: string): boolean => expiresOn !== null && expiresOn < today;
