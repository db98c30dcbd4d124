import { sql } from 'kysely';
import type { ApplicationId } from '#contract/ids';
import type { applyForAccess as endpoint } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import type { Tx } from '#server/platform/database/database.ts';
import type { VisitorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { applicationsChanged } from './events.ts';
import { withMembers } from './tables.ts';

const DAY_SECONDS = 24 * 3600;
/** Applications a day from one address, and undecided ones of one phone: people rarely need a second. */
const PER_ADDRESS = 5;
const PENDING_PER_PHONE = 3;

type Body = Parsed<typeof endpoint>['body'];

/**
 * «Заявка на доступ»: anybody may ask, and the answer tells nothing of the card. The same application sent again while it
 * waits is the same one. Refuses with `too_many_requests` beyond the limits of an address and of a phone.
 */
export const applyForAccess = async (tx: Tx, scope: VisitorScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  // Applications are rare, so all of them wait in one line: counts of address and phone cannot be raced.
  await sql`select pg_advisory_xact_lock(hashtextextended('access_applications', 0))`.execute(tx);
  const before = await sameApplication(tx, body);
  if (before !== undefined) return { id: before };
  await checkLimits(tx, scope, body.phone);

  const id = newId<ApplicationId>(scope.now);
  await withMembers(tx)
    .insertInto('access_applications')
    .values({
      id,
      organization_name: body.organizationName,
      full_name: body.fullName,
      card_number: body.cardNumber,
      phone: body.phone,
      email: body.email,
      address: scope.address,
      created_at: scope.now,
      decided_at: null,
      decided_by_person_id: null,
    })
    .execute();
  applicationsChanged(tx);
  return { id };
};

/** A visitor's retry has no idempotency key that could be trusted; all fields equal is a retry. */
const sameApplication = async (tx: Tx, body: Body): Promise<ApplicationId | undefined> =>
  (
    await withMembers(tx)
      .selectFrom('access_applications')
      .select('id')
      .where('phone', '=', body.phone)
      .where('state', '=', 'pending')
      .where('card_number', '=', body.cardNumber)
      .where('organization_name', '=', body.organizationName)
      .where('full_name', '=', body.fullName)
      .where('email', '=', body.email)
      .executeTakeFirst()
  )?.id;

const checkLimits = async (tx: Tx, { address, now }: VisitorScope, phone: string): Promise<void> => {
  const since = new Date(now.getTime() - DAY_SECONDS * 1_000);
  const { rows } = await sql<{ oldest: Date | null; today: number; pending: number }>`select
    (select min(created_at) from access_applications where address = ${address} and created_at > ${since}) as oldest,
    (select count(*)::int from access_applications where address = ${address} and created_at > ${since}) as today,
    (select count(*)::int from access_applications where phone = ${phone} and state = 'pending') as pending`.execute(tx);
  const [counts] = rows;
  if (counts === undefined) throw new Error('Counting gave no row');
  if (counts.today >= PER_ADDRESS) {
    const wait = ((counts.oldest ?? now).getTime() - since.getTime()) / 1_000;
    throw new Refusal('too_many_requests', { retryAfter: Math.max(1, Math.ceil(wait)) });
  }
  if (counts.pending >= PENDING_PER_PHONE) throw new Refusal('too_many_requests', { retryAfter: DAY_SECONDS });
};
