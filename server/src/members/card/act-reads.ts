import type { MemberId } from '#contract/ids';
import type { listMemberActs, MemberAct } from '#contract/member-card';
import { Role } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import { personNames } from '#server/accounts/public.ts';
import { actsOn } from '#server/audit/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { encodeCursor } from '#server/platform/database/keyset.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { placeIn } from './place-in.ts';
import { recordLook } from './record-look.ts';

/** A page of cards, roles and exclusions of a member, newest first. The looking is journalled. Refuses with `not_found`, and a foreign cursor. */
export const memberActPage = async (
  db: Db,
  scope: AdminScope,
  { params, query }: Parsed<typeof listMemberActs>,
): Promise<Result<typeof listMemberActs>> => {
  await recordLook(db, scope, params.memberId);
  return actsOf(db, params.memberId, query);
};

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

export const actsOf = async (db: Db, memberId: MemberId, { limit, after }: Page): Promise<{ items: MemberAct[]; next?: string }> => {
  const found = await actsOn(db, {
    subjectType: 'member',
    subjectIds: [memberId],
    except: 'members.update', // told field by field in the changes
    before: after === undefined ? undefined : placeIn(after),
    limit: limit + 1,
  });
  const acts = found.slice(0, limit);
  const names = await personNames(db, [...new Set(acts.flatMap(({ actor }) => (actor === null ? [] : [actor])))]);
  const last = acts.at(-1);
  return {
    items: acts.map(({ id, at, action, actor, details }) => ({
      id,
      at: at.toISOString(),
      action,
      byName: actor === null ? '' : (names.get(actor) ?? ''),
      from: Role.safeParse(details.from).data ?? null,
      to: Role.safeParse(details.to).data ?? null,
    })),
    ...(found.length > limit && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
  };
};
