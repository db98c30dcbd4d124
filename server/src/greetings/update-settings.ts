import type { updateGreetingSettings as endpoint } from '#contract/greetings';
import type { Parsed, Result } from '#contract/route';
import { record } from '#server/audit/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { greetingsChanged } from './events.ts';
import { readSettings } from './reads.ts';
import { withGreetings } from './tables.ts';

/** «Сохранить». Refuses with `conflict` when somebody else has saved since these were read. */
export const updateSettings = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, personId, now } = scope;
  const before = await readSettings(tx, scope);
  if (before.version !== body.version) throw new Refusal('conflict');
  const fields = (['text', 'time', 'automatic'] as const).filter((name) => before[name] !== body[name]);
  if (fields.length === 0 && before.version > 0) return before;
  const values = { text: body.text, send_at: body.time, automatic: body.automatic, version: body.version + 1 };
  // Two first savings at once: the second one meets the row of the first, whose version is not the one it read.
  const saved = await withGreetings(tx)
    .insertInto('greeting_settings')
    .values({ organization_id: organizationId, ...values, done_on: null })
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet(values).where('greeting_settings.version', '=', body.version))
    .returning('version')
    .executeTakeFirst();
  if (saved === undefined) throw new Refusal('conflict');
  await record(tx, {
    action: 'greetings.update',
    actor: personId,
    organizationId,
    subjectType: 'organization',
    subjectId: organizationId,
    details: { fields },
    now,
  });
  greetingsChanged(tx, organizationId);
  return readSettings(tx, scope);
};
