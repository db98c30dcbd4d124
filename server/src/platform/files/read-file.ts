import type { readFile as endpoint } from '#contract/files';
import type { FileId } from '#contract/ids';
import type { Parsed } from '#contract/route';
import type { Db } from '../database/database.ts';
import type { Ground } from '../ground.ts';
import type { Exchange } from '../http/bind.ts';
import type { MemberScope } from '../http/gates.ts';
import { Refusal } from '../http/problem.ts';
import { sendFile } from './send-file.ts';
import { type FilePurpose, withFiles } from './tables.ts';

/** Whether a member may read a file by what it is attached to; what has no check is for every member. */
export type FileChecks = Partial<Record<FilePurpose, (db: Db, scope: MemberScope, fileId: FileId) => Promise<boolean>>>;

/** What members are shown; a register on its way into an import is nobody's to read. */
const SHOWN: readonly FilePurpose[] = ['post', 'logo'];

/**
 * Sends a file to a member: an attached one that its check lets through, or one's own that waits to be attached. Refuses with `not_found` any
 * other; each time the gate is passed anew.
 */
export const readFile =
  (checks: FileChecks) =>
  async (ground: Ground, scope: MemberScope, { params, query }: Parsed<typeof endpoint>, exchange: Exchange): Promise<void> => {
    // What has a check may be shown, to whom it lets through.
    const shown = [...new Set([...SHOWN, ...(Object.keys(checks) as FilePurpose[])])];
    const row = await withFiles(ground.db)
      .selectFrom('files')
      .selectAll()
      .where('organization_id', '=', scope.organizationId)
      .where('id', '=', params.fileId)
      .where(({ or, and, eb }) =>
        or([
          and([eb('state', '=', 'claimed'), eb('purpose', 'in', shown)]),
          and([eb('state', '=', 'ready'), eb('person_id', '=', scope.personId)]),
        ]),
      )
      .executeTakeFirst();
    if (row === undefined) throw new Refusal('not_found');
    const check = row.state === 'claimed' && row.purpose !== null ? checks[row.purpose] : undefined;
    if (check !== undefined && !(await check(ground.db, scope, row.id))) throw new Refusal('not_found');
    await sendFile(ground.storage, row, { variant: params.variant, name: row.name, download: query.download !== undefined }, exchange);
  };
