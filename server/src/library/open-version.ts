import type { openFileVersion as endpoint } from '#contract/library';
import type { Parsed } from '#contract/route';
import { sendStored } from '#server/platform/files/send-file.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { fileOfVersion } from './version-reads.ts';

/** Streams one version of a file under the name it came with; nothing is counted. Raises `not_found`. */
export const openVersion = async (
  ground: Ground,
  scope: AdminScope,
  { params, query }: Parsed<typeof endpoint>,
  exchange: Exchange,
): Promise<void> => {
  const { organizationId } = scope;
  const fileId = await fileOfVersion(ground.db, scope, params.libraryFileId, params.number);
  await sendStored(
    ground,
    { organizationId, fileId },
    { variant: 'original', name: null, download: query.download !== undefined },
    exchange,
  );
};
