import { sql } from 'kysely';
import type { GroupId, MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { NotificationContent } from '#contract/notifications';
import { memberNames } from '#server/members/public.ts';
import { notifyOrganizations } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';

/** What the members of one group are told. */
interface Told {
  readonly groupId: GroupId;
  readonly content: NotificationContent;
  /** Who is told by name, or knows: the few, whether in the group or not. */
  readonly except: readonly MemberId[];
}

/** Tells groups of one organisation, each by one row: whoever is in the group when they look, head and administrators no more than others. */
export const tellGroups = async (tx: Tx, organizationId: OrganizationId, told: readonly Told[]): Promise<void> => {
  const people = await memberNames(
    tx,
    organizationId,
    told.flatMap(({ except }) => except),
  );
  await notifyOrganizations(
    tx,
    told.map(({ groupId, content, except }) => {
      const persons = [...new Set(except)].flatMap((memberId) => people.get(memberId)?.personId ?? []);
      const query = sql<{ person_id: PersonId }>`select unnest(${persons}::uuid[]) as person_id`;
      return {
        organizationId,
        content,
        audience: [groupId],
        told: [],
        ...(persons.length > 0 ? { persons: { are: 'except', query } } : {}),
      };
    }),
  );
};
