import { EXPORTS_A_DAY, type startExport as endpoint } from '#contract/exports';
import type { ExportId } from '#contract/ids';
import type { MemberTarget } from '#contract/members';
import type { Parsed, Result } from '#contract/route';
import { countActs, record } from '#server/audit/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import { enqueue } from '#server/platform/database/transaction.ts';
import type { AdminScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { newId } from '#server/platform/ids.ts';
import { localDay, targetCondition } from '../filter-reads.ts';
import { exportMoved } from './events.ts';
import { presentExport } from './export-reads.ts';
import { makeExport } from './move-export.ts';
import { withExports } from './tables.ts';

const DAY_MS = 24 * 3_600_000;
const HOUR_SECONDS = 3_600;

/**
 * Has a file made of members, by a job. Refuses with `too_many_requests` past the day's number, with `export_running` while the
 * organisation's last one is being made, with `not_found` a group of another organisation, and with `bad_request`, as the list does, the
 * order of exclusions of those whom a filter finds who are not excluded.
 */
export const startExport = async (tx: Tx, scope: AdminScope, { body }: Parsed<typeof endpoint>): Promise<Result<typeof endpoint>> => {
  const { organizationId, personId, now } = scope;
  const { target, format, sort, direction } = body;
  // Of the ticked ones, who are few, any order is quick.
  if (sort === 'excluded' && 'filter' in target && target.filter.status !== 'excluded') throw new Refusal('bad_request');
  const made = await countActs(tx, { actor: personId, action: 'members.export', since: new Date(now.getTime() - DAY_MS) });
  if (made >= EXPORTS_A_DAY) throw new Refusal('too_many_requests', { retryAfter: HOUR_SECONDS });
  await targetCondition(tx, organizationId, target, now);

  const { today } = await localDay(tx, organizationId, now);
  const title = (await organizationNames(tx, [organizationId])).get(organizationId) ?? '';
  const name = title.replace(/[\\/:*?"<>|]/g, ' ').slice(0, 100);
  const row = await withExports(tx)
    .insertInto('exports')
    .values({
      organization_id: organizationId,
      id: newId<ExportId>(now),
      person_id: personId,
      format,
      state: 'waiting',
      target: JSON.stringify(target),
      sort,
      direction,
      file_name: `${name}, пользователи ${today}.${format}`,
      created_at: now,
      beat_at: now,
    })
    .onConflict((conflict) => conflict.column('organization_id').where('state', 'in', ['waiting', 'writing']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new Refusal('export_running');
  await record(tx, {
    action: 'members.export',
    actor: personId,
    organizationId,
    subjectType: 'export',
    subjectId: row.id,
    details: { format, by: askedBy(target).join(', ') },
    now,
  });
  await enqueue(tx, makeExport, { organizationId, exportId: row.id });
  exportMoved(tx, row);
  return presentExport(row, now);
};

/** By what the people were chosen: names of filters, never their values. */
const askedBy = (target: MemberTarget): string[] =>
  'ids' in target ? ['ids'] : [...Object.keys(target.filter).sort(), ...(target.except?.length ? ['except'] : [])];
