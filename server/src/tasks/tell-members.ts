import type { MemberId, OrganizationId } from '#contract/ids';
import type { NotificationContent } from '#contract/notifications';
import { memberNames } from '#server/members/public.ts';
import { notifyEach } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';

/** What one member is told. */
interface Told {
  readonly memberId: MemberId;
  readonly content: NotificationContent;
}

/** Tells members of one organisation; who is no active member is left out. */
export const tellMembers = async (tx: Tx, organizationId: OrganizationId, told: readonly Told[]): Promise<void> => {
  const people = await memberNames(
    tx,
    organizationId,
    told.map(({ memberId }) => memberId),
  );
  await notifyEach(
    tx,
    told.flatMap(({ memberId, content }) => {
      const person = people.get(memberId);
      return person?.active && person.personId !== null ? [{ personId: person.personId, organizationId, content }] : [];
    }),
  );
};
