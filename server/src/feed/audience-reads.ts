import { type RawBuilder, sql } from 'kysely';
import type { FileId, GroupId, PostId } from '#contract/ids';
import { groupsOf } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { mayPublish, maySeePlanned } from './policy.ts';
import { withFeed } from './tables.ts';

/** Conditions of the columns of `posts`. */
export interface Audience {
  /** Whether this member may see a publication; head and administrators see all. */
  readonly sees: RawBuilder<boolean>;
  /** Whether it is for this member, so that they may vote. */
  readonly addressed: RawBuilder<boolean>;
}

/** Of what publications this member is the audience now. */
export const audienceOf = async (db: Db, scope: MemberScope): Promise<Audience> => {
  const addressed = sql<boolean>`(audience is null or audience && ${await ownGroups(db, scope)}::uuid[])`;
  return { sees: mayPublish(scope) ? sql<boolean>`true` : addressed, addressed };
};

/** Those of the publications that this member could have seen. */
export const visiblePosts = async (db: Db, scope: MemberScope, ids: readonly PostId[]): Promise<readonly PostId[]> => {
  if (mayPublish(scope)) return ids;
  const narrow = await withFeed(db)
    .selectFrom('posts')
    .select(['id', 'audience'])
    .where('organization_id', '=', scope.organizationId)
    .where('id', 'in', ids)
    .where('audience', 'is not', null)
    .execute();
  if (narrow.length === 0) return ids;
  const groups = await ownGroups(db, scope);
  const hidden = new Set(narrow.filter(({ audience }) => !meets(audience, groups)).map(({ id }) => id));
  return ids.filter((id) => !hidden.has(id));
};

/** Whether the publication that a file is attached to may be seen by this member. */
export const mayReadAttachment = async (db: Db, scope: MemberScope, fileId: FileId): Promise<boolean> => {
  if (mayPublish(scope)) return true;
  const { rows } = await sql<{ state: 'planned' | 'published'; audience: GroupId[] | null }>`
    select state, audience from posts where organization_id = ${scope.organizationId} and attachments @> array[${fileId}]::uuid[]
      and (audience is not null or state = 'planned')`.execute(db);
  const [hidden] = rows;
  if (hidden === undefined) return true;
  if (hidden.state === 'planned' && !maySeePlanned(scope)) return false;
  return hidden.audience === null || meets(hidden.audience, await ownGroups(db, scope));
};

const ownGroups = async (db: Db, scope: MemberScope): Promise<readonly GroupId[]> =>
  (await groupsOf(db, [scope], scope.now)).get(scope.organizationId) ?? [];

/** Whether an audience takes in who is in these groups. */
export const meets = (audience: readonly GroupId[] | null, groups: readonly GroupId[]): boolean =>
  audience === null || audience.some((id) => groups.includes(id));
