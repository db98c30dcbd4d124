import { sql } from 'kysely';
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
/** Rows a statement: each stays far below the time that a request's statement may take. */
const CHUNK = 5_000;

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
  const numbers = numbersOf(body);
  const count = numbers.length;
  const batch = {
    organization_id: organizationId,
    id: newId<CardBatchId>(scope.now),
    issued_at: scope.now,
    issued_by_person_id: scope.personId,
    first: numbers[0],
    last: numbers.at(-1) ?? numbers[0],
    count,
  };
  await withMembers(tx).insertInto('card_batches').values(batch).execute();
  await insertCards(tx, organizationId, batch.id, numbers);
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

/** The numbers in their order: of two overlapping batches one then waits for the other, instead of both for each other. */
const numbersOf = ({ range, numbers }: Body): readonly [string, ...string[]] => {
  if ((range === undefined) === (numbers === undefined)) throw new Refusal('invalid', { fields: { range: 'invalid' } });
  const list = range === undefined ? [...new Set(numbers)].sort() : numbersFrom(range);
  const [first, ...rest] = list;
  if (first === undefined) throw new Refusal('invalid', { fields: { numbers: 'too_small' } });
  return [first, ...rest];
};

const numbersFrom = ({ first, count }: { readonly first: string; readonly count: number }): string[] => {
  const start = BigInt(first);
  const list = Array.from({ length: count }, (_, step) => (start + BigInt(step)).toString().padStart(first.length, '0'));
  if (list.at(-1)?.length !== first.length) throw new Refusal('card_invalid', { fields: { 'range.count': 'card_invalid' } });
  return list;
};

const insertCards = async (tx: Tx, organizationId: OrganizationId, batchId: CardBatchId, numbers: readonly string[]): Promise<void> => {
  for (let from = 0; from < numbers.length; from += CHUNK) {
    const chunk = numbers.slice(from, from + CHUNK);
    const inserted = await sql`insert into cards (organization_id, number, batch_id)
      select ${organizationId}, number, ${batchId} from unnest(${chunk}::text[]) with ordinality as issued(number, place) order by place
      on conflict do nothing`.execute(tx);
    if (inserted.numAffectedRows !== BigInt(chunk.length)) throw await takenOf(tx, batchId, numbers);
  }
};

const takenOf = async (tx: Tx, batchId: CardBatchId, numbers: readonly string[]): Promise<Refusal> => {
  const taken = await sql<{ number: string }>`select number from cards
    where number = any(${numbers}::text[]) and batch_id <> ${batchId} order by number limit ${SHOWN}`.execute(tx);
  return new Refusal('card_taken', { numbers: taken.rows.map((row) => row.number) });
};
