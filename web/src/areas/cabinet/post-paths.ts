import type { OrganizationId } from '#contract/ids';
import { paths } from '#web/lib/paths.ts';

/** Where publications open in the cabinet. */
export const postPaths = (organizationId: OrganizationId) => ({
  post: (postId: string) => paths.cabinet.post(organizationId, postId),
  edit: (postId: string) => paths.cabinet.editPost(organizationId, postId),
});
