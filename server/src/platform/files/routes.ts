import { type FileCard, getFile, readFile as readFileEndpoint } from '#contract/files';
import type { Parsed } from '#contract/route';
import type { Db } from '../database/database.ts';
import { type Bound, bind, bindBytes } from '../http/bind.ts';
import type { MemberScope } from '../http/gates.ts';
import { Refusal } from '../http/problem.ts';
import { presentFile } from './present.ts';
import { type FileChecks, readFile } from './read-file.ts';
import { withFiles } from './tables.ts';

/** Endpoints of files beside the uploads. */
export const fileRoutes = (checks: FileChecks): Bound[] => [bind(getFile, fileState), bindBytes(readFileEndpoint, readFile(checks))];

/** What became of an upload. Refuses with `not_found` another person's that is not attached to anything, and members any other's. */
async function fileState(db: Db, scope: MemberScope, { params }: Parsed<typeof getFile>): Promise<FileCard> {
  const row = await withFiles(db)
    .selectFrom('files')
    .selectAll()
    .where('organization_id', '=', scope.organizationId)
    .where('id', '=', params.fileId)
    .where(({ or, eb }) => or([eb('person_id', '=', scope.personId), ...(scope.role === 'member' ? [] : [eb('state', '=', 'claimed')])]))
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('not_found');
  return presentFile(row);
}
