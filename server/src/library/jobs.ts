import type { FileId, LibraryFileId, OrganizationId } from '#contract/ids';
import { defineJob } from '#server/platform/jobs/job.ts';
import { handler, type JobHandler } from '#server/platform/jobs/queues.ts';
import { prepareFile } from './prepare-file.ts';
import { sweepDocuments } from './sweep-documents.ts';
import { sweepLibrary } from './sweep-library.ts';

/** Reads the text of a new version for the search, and sees to the picture of what a PDF or a video looks like. */
export const prepare = defineJob<{ organizationId: OrganizationId; libraryFileId: LibraryFileId; fileId: FileId; posterId?: FileId }>(
  'library.prepare',
  { retries: 3 },
);

/** Removes for good what was deleted long ago, and copies that a killed reading left on the disk. */
const sweep = defineJob<Record<string, never>>('library.sweep', { retries: 0 });

export const jobs: readonly JobHandler[] = [
  handler(prepare, prepareFile),
  handler(
    sweep,
    async (ground) => {
      await sweepLibrary(ground);
      await sweepDocuments(ground);
    },
    '43 * * * *',
  ),
];
