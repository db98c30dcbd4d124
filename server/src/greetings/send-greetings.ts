import { sql } from 'kysely';
import { fillGreeting } from '#contract/greetings';
import type { MemberId, OrganizationId } from '#contract/ids';
import type { KeptBirthday } from '#server/members/public.ts';
import { notifyEach } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';

/** Greets and notifies those of these who have not been greeted for this birthday; gives how many. */
export const sendGreetings = async (
  tx: Tx,
  organizationId: OrganizationId,
  { born, text, now }: { readonly born: readonly KeptBirthday[]; readonly text: string; readonly now: Date },
): Promise<number> => {
  const texts = born.map((member) => fillGreeting(text, member));
  const { rows } = await sql<{ id: MemberId; text: string }>`
    insert into greetings (organization_id, member_id, day, text, greeted_at)
    select ${organizationId}, member_id, day, text, ${now}
    from unnest(${born.map(({ memberId }) => memberId)}::uuid[], ${born.map(({ date }) => date)}::date[], ${texts}::text[])
      as given (member_id, day, text)
    on conflict do nothing returning member_id as id, text`.execute(tx);
  const persons = new Map(born.map(({ memberId, personId }) => [memberId, personId]));
  await notifyEach(
    tx,
    rows.flatMap((row) => {
      const personId = persons.get(row.id);
      return personId === undefined ? [] : [{ personId, organizationId, content: { kind: 'birthday.greeted' as const, text: row.text } }];
    }),
  );
  return rows.length;
};
