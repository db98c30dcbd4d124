import { type greetMember as endpoint, fillGreeting } from '#contract/greetings';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { findBorn, localDay } from '#server/members/public.ts';
import { notifyPerson } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { greetingsChanged } from './events.ts';
import { comingBirthday } from './policy.ts';
import { presentBirthday } from './reads.ts';
import { withGreetings } from './tables.ts';

/**
 * «Поздравить»: now, with these words; then nothing goes by itself for this birthday. Refuses with `not_found` whoever is no registered
 * member with a known birthday, with `birthday_away`, and with `greeting_sent` when somebody (or the time of day) was quicker.
 */
export const greetMember = async (
  tx: Tx,
  scope: AdminScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId, personId, now } = scope;
  const member = await findBorn(tx, organizationId, params.memberId);
  if (member === undefined) throw new Refusal('not_found');
  const { today } = await localDay(tx, organizationId, now);
  const date = comingBirthday(member.birthDate, today);
  if (date === null) throw new Refusal('birthday_away');

  const text = fillGreeting(body.text, member);
  const written = await withGreetings(tx)
    .insertInto('greetings')
    .values({ organization_id: organizationId, member_id: member.memberId, day: date, text, greeted_at: now, by_person_id: personId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('day')
    .executeTakeFirst();
  if (written === undefined) throw new Refusal('greeting_sent');
  await notifyPerson(tx, member.personId, organizationId, { kind: 'birthday.greeted', text });
  await record(tx, { action: 'greetings.greet', actor: personId, organizationId, subjectType: 'member', subjectId: member.memberId, now });
  greetingsChanged(tx, organizationId);
  return presentBirthday({ ...member, date }, today, true);
};
