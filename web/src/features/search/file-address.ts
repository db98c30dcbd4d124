import type { OrganizationId } from '#contract/ids';
import type { openLibraryFile } from '#contract/library';
import { endpoint, urlOf } from '#web/lib/call.ts';

const open = endpoint<typeof openLibraryFile>('GET', '/api/organizations/:organizationId/library/files/:libraryFileId/open');

/** Where a file of the library is opened, in a tab of its own. */
export const fileAddress = (organizationId: OrganizationId, libraryFileId: string): string =>
  urlOf(open.path, { params: { organizationId, libraryFileId } });
