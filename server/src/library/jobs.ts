import type { FileId, LibraryFileId, OrganizationId } from '#contract/ids';
import { defineJob } from '#server/platform/jobs/job.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import { prepareFile } from './prepare-file.ts';
import { sweepLibrary } from './sweep-library.ts';

/** Reads the text of a new version for the search, and draws what a PDF looks like. */
export const prepare = defineJob<{ organizationId: OrganizationId; libraryFileId: LibraryFileId; fileId: FileId }>('library.prepare', {
  retries: 3,
});

/** Removes for good what was deleted long ago. */
const sweep = defineJob<Record<string, never>>('library.sweep', { retries: 0 });

export const jobs: readonly JobHandler[] = [handler(prepare, prepareFile), handler(sweep, sweepLibrary, '43 * * * *')];
