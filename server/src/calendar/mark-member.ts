import type { markMember as endpoint } from '#contract/calendar';
import type { Parsed, Result } from '#contract/route';
import { findMember } from '#server/members/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { findOccurrence } from './occurrence-reads.ts';
import { writeMark } from './write-mark.ts';

/** At the door, without a card: whoever is known by sight, signed up or not, is marked once. Raises `not_found`, of the excluded too. */
export const markMember = async (
  tx: Tx,
  scope: AdminScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const occurrence = await findOccurrence(tx, scope, params.eventId, body.on);
  const member = await findMember(tx, scope.organizationId, params.memberId);
  if (member === undefined || member.status === 'excluded') throw new Refusal('not_found');
  return writeMark(tx, scope, occurrence, member);
};
