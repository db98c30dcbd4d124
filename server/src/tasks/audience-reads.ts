import { type RawBuilder, sql } from 'kysely';
import type { FileId } from '#contract/ids';
import { groupsOf } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { maySeeAll } from './policy.ts';

/** Conditions of the columns of `tasks t`. */
export interface Eyes {
  /** Whether it is assigned to this member, by name or by a group that they are in now. */
  readonly mine: RawBuilder<boolean>;
  readonly authored: RawBuilder<boolean>;
  /** Whether this member may see it. */
  readonly sees: RawBuilder<boolean>;
}

/** What tasks this member sees now. */
export const eyesOf = async (db: Db, scope: MemberScope): Promise<Eyes> => {
  const { organizationId, memberId } = scope;
  const groups = (await groupsOf(db, [scope], scope.now)).get(organizationId) ?? [];
  const mine = sql<boolean>`(t.id in (select a.task_id from task_assignees a where a.organization_id = ${organizationId} and a.member_id = ${memberId})
    or coalesce(t.group_id = any(${groups}::uuid[]), false))`;
  const authored = sql<boolean>`t.author_member_id = ${memberId}`;
  return { mine, authored, sees: maySeeAll(scope) ? sql<boolean>`true` : sql<boolean>`(${authored} or ${mine})` };
};

/** Whether the task that a file is attached to is there and may be seen by this member. */
export const mayReadTaskFile = async (db: Db, scope: MemberScope, fileId: FileId): Promise<boolean> => {
  const { sees } = await eyesOf(db, scope);
  const { rows } = await sql`select from task_files f join tasks t on t.organization_id = f.organization_id and t.id = f.task_id
    where f.organization_id = ${scope.organizationId} and f.file_id = ${fileId} and t.deleted_at is null and ${sees}`.execute(db);
  return rows.length > 0;
};
