import type { listCardViews } from '#contract/member-card';
import { Role } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import { personNames } from '#server/accounts/public.ts';
import { actsOn } from '#server/audit/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { encodeCursor } from '#server/platform/database/keyset.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { withMembers } from '../tables.ts';
import { placeIn } from './place-in.ts';

/** «Кто смотрел мои данные»: the openings of one's cards in all organisations, those that one was excluded from too. Refuses a foreign cursor. */
export const cardViewPage = async (
  db: Db,
  scope: PersonScope,
  { query }: Parsed<typeof listCardViews>,
): Promise<Result<typeof listCardViews>> => {
  const before = query.after === undefined ? undefined : placeIn(query.after);
  const own = await withMembers(db)
    .selectFrom('members')
    .select(['organization_id as organizationId', 'id'])
    .where('person_id', '=', scope.personId)
    .execute();
  const subjectIds = own.map(({ id }) => id);
  const acts = await actsOn(db, { subjectType: 'member-card', subjectIds, before, limit: query.limit + 1 });
  const shown = acts.slice(0, query.limit);
  const names = await personNames(db, [...new Set(shown.flatMap(({ actor }) => (actor === null ? [] : [actor])))]);
  const organizations = await organizationNames(db, [...new Set(own.map(({ organizationId }) => organizationId))]);
  const last = shown.at(-1);
  return {
    items: shown.flatMap(({ id, at, actor, organizationId, details }) => {
      if (organizationId === null) return [];
      return {
        id,
        at: at.toISOString(),
        organizationId,
        organizationName: organizations.get(organizationId) ?? '',
        byName: actor === null ? '' : (names.get(actor) ?? ''),
        byRole: Role.safeParse(details.role).data ?? null,
      };
    }),
    ...(acts.length > query.limit && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
  };
};
