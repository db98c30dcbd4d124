import { type RawBuilder, sql } from 'kysely';
import type { GroupId } from '#contract/ids';
import { groupsOf, type OfMember } from '#server/members/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { mayManage } from './policy.ts';

/** Conditions of the columns of `events` under the name `e`. */
export interface Audience {
  /** Whether this member may see an event; head and administrators see all. */
  readonly sees: RawBuilder<boolean>;
  /** Whether it is for this member, so that they may answer. */
  readonly addressed: RawBuilder<boolean>;
}

/** Of what events this member is the audience now. */
export const audienceOf = async (db: Db, scope: MemberScope): Promise<Audience> => {
  const addressed = await addressedTo(db, scope, scope.now);
  return { sees: mayManage(scope) ? sql<boolean>`true` : addressed, addressed };
};

export const addressedTo = async (db: Db, member: OfMember, now: Date): Promise<RawBuilder<boolean>> => {
  const groups = await groupsNow(db, member, now);
  return sql<boolean>`(e.audience is null or e.audience && ${groups}::uuid[])`;
};

/** The groups that a member is in now. */
export const groupsNow = async (db: Db, member: OfMember, now: Date): Promise<readonly GroupId[]> =>
  (await groupsOf(db, [member], now)).get(member.organizationId) ?? [];
