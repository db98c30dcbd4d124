import { isDeepStrictEqual } from 'node:util';
import type { editLibraryFile as endpoint } from '#contract/library';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { holdGroups } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { namesProgram } from '#server/platform/files/sniff.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { checkExpiry } from './check-expiry.ts';
import { libraryChanged } from './events.ts';
import { loadFile } from './file-reads.ts';
import { keepEnding } from './keep-ending.ts';
import { lockFile } from './lock-file.ts';
import { lockLibrary } from './lock-library.ts';
import { isTaken } from './name-reads.ts';
import { rewriteFile } from './rewrite-file.ts';

/**
 * Name, audience and expiry of a file. Raises `not_found`, `conflict` and `invalid` by field (`name_used`, `name_invalid`,
 * `group_missing`, `too_small`).
 */
export const editFile = async (tx: Tx, scope: AdminScope, { params, body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId } = scope;
  const id = params.libraryFileId;
  await lockLibrary(tx, organizationId);
  const before = await lockFile(tx, scope, { id, version: body.version });
  const place = { section: before.section, folderId: before.folder_id };

  const name = body.name === undefined ? before.name : keepEnding(body.name, before.name);
  if (name !== before.name && namesProgram(name)) throw new Refusal('invalid', { fields: { name: 'name_invalid' } });
  if (name !== before.name && (await isTaken(tx, organizationId, place, { name, id, of: 'files' })))
    throw new Refusal('invalid', { fields: { name: 'name_used' } });
  const audience = body.audience === undefined ? before.audience : body.audience && [...new Set(body.audience)];
  const added = (audience ?? []).filter((group) => !before.audience?.includes(group));
  await holdGroups(tx, organizationId, added, 'audience');
  const expiresOn = body.expiresOn === undefined ? before.expires_on : body.expiresOn;
  if (expiresOn !== before.expires_on) await checkExpiry(tx, scope, expiresOn);

  await rewriteFile(tx, before, { name, audience, expires_on: expiresOn });
  libraryChanged(tx, organizationId, [place]);
  await record(tx, {
    action: 'library.edit',
    actor: scope.personId,
    organizationId,
    subjectType: 'library-file',
    subjectId: id,
    details: {
      fields: [
        ...(name === before.name ? [] : ['name']),
        ...(isDeepStrictEqual(audience, before.audience) ? [] : ['audience']),
        ...(expiresOn === before.expires_on ? [] : ['expiresOn']),
      ],
    },
    now: scope.now,
  });
  return loadFile(tx, scope, id);
};
