import { type RawBuilder, sql } from 'kysely';
import type { CardBatchId, OrganizationId } from '#contract/ids';
import type { issueCards as endpoint } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { OperatorScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { presentBatch } from './card-reads.ts';
import { withMembers } from './tables.ts';

type Body = Parsed<typeof endpoint>['body'];

/** Numbers named in a refusal: enough to see what went wrong. */
const SHOWN = 20;

/**
 * Issues cards to an organisation, all or none: a range that keeps the length and leading zeros of its first number, or a
 * list, in which a number told twice counts once. Refuses with `invalid` both or neither, `card_invalid` a range that runs
 * out of digits, `card_taken` numbers issued before (`numbers` has the first), `not_found` an unknown organisation.
 */
export const issueCards = async (
  tx: Tx,
  scope: OperatorScope,
  { params, body }: Parsed<typeof endpoint>,
): Promise<Result<typeof endpoint>> => {
  const { organizationId } = params;
  const names = await organizationNames(tx, [organizationId]);
  if (!names.has(organizationId)) throw new Refusal('not_found');
  const { first, last, count, numbers } = numbersOf(body);
  const batch = {
    organization_id: organizationId,
    id: newId<CardBatchId>(scope.now),
    issued_at: scope.now,
    issued_by_person_id: scope.personId,
    first,
    last,
    count,
  };
  await withMembers(tx).insertInto('card_batches').values(batch).execute();
  await insertCards(tx, organizationId, batch.id, numbers, count);
  await record(tx, {
    action: 'members.issue-cards',
    actor: scope.personId,
    organizationId,
    subjectType: 'card-batch',
    subjectId: batch.id,
    details: { count },
    now: scope.now,
  });
  return presentBatch({ ...batch, bound: 0 });
};

interface Numbers {
  readonly first: string;
  readonly last: string;
  readonly count: number;
  /** A query that gives them in one column, `number`. */
  readonly numbers: RawBuilder<{ number: string }>;
}

const numbersOf = ({ range, numbers }: Body): Numbers => {
  if ((range === undefined) === (numbers === undefined)) throw new Refusal('invalid', { fields: { range: 'invalid' } });
  if (range !== undefined) return numbersIn(range);
  const list = [...new Set(numbers)].sort();
  const [first = ''] = list;
  return {
    first,
    last: list.at(-1) ?? first,
    count: list.length,
    numbers: sql<{ number: string }>`select number from unnest(${list}::text[]) as number`,
  };
};

const numbersIn = ({ first, count }: { first: string; count: number }): Numbers => {
  const last = (BigInt(first) + BigInt(count - 1)).toString().padStart(first.length, '0');
  if (last.length > first.length) throw new Refusal('card_invalid', { fields: { 'range.count': 'card_invalid' } });
  // numeric: the nineteen digits of a card may be more than a bigint holds.
  const numbers = sql<{ number: string }>`
    select lpad((${first}::numeric + step)::text, ${first.length}::int, '0') as number from generate_series(0, ${count - 1}::int) as step`;
  return { first, last, count, numbers };
};

const insertCards = async (
  tx: Tx,
  organizationId: OrganizationId,
  batchId: CardBatchId,
  numbers: RawBuilder<unknown>,
  count: number,
): Promise<void> => {
  // In the order of numbers, so that of two overlapping batches one waits for the other instead of both for each other.
  const inserted = await sql`insert into cards (organization_id, number, batch_id)
    select ${organizationId}, number, ${batchId} from (${numbers}) as issued order by number
    on conflict do nothing`.execute(tx);
  if (inserted.numAffectedRows === BigInt(count)) return;
  const taken = await sql<{ number: string }>`select cards.number from (${numbers}) as issued
    join cards on cards.number = issued.number where cards.batch_id <> ${batchId} order by cards.number limit ${SHOWN}`.execute(tx);
  throw new Refusal('card_taken', { numbers: taken.rows.map((row) => row.number) });
};
