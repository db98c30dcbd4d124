import type { openLibraryFile as endpoint } from '#contract/library';
import type { Parsed } from '#contract/route';
import { sendStored } from '#server/platform/files/send-file.ts';
import type { Ground } from '#server/platform/ground.ts';
import type { Exchange } from '#server/platform/http/bind.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import type { OpeningCounter } from './count-openings.ts';
import { openedRow } from './file-reads.ts';

/** Streams a file to whoever may see it now, and counts the opening. Raises `not_found`. */
export const openFile =
  (openings: OpeningCounter) =>
  async (ground: Ground, scope: MemberScope, { params, query }: Parsed<typeof endpoint>, exchange: Exchange): Promise<void> => {
    const row = await openedRow(ground.db, scope, params.libraryFileId);
    if (row === undefined) throw new Refusal('not_found');
    if (exchange.request.method === 'GET') openings.opened(scope, params.libraryFileId);
    await sendStored(
      ground,
      { organizationId: scope.organizationId, fileId: row.file_id },
      { variant: 'original', name: row.name, download: query.download !== undefined },
      exchange,
    );
  };
