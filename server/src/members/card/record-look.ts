import { sql } from 'kysely';
import type { MemberId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { recordView } from './record-view.ts';

/** Journals a look at a part of a record as one at the whole. Refuses with `not_found`. */
export const recordLook = async (db: Db, scope: AdminScope, memberId: MemberId): Promise<void> => {
  const { rows } = await sql`select 1 from members where organization_id = ${scope.organizationId} and id = ${memberId}`.execute(db);
  if (rows.length === 0) throw new Refusal('not_found');
  await recordView(db, scope, memberId);
};
