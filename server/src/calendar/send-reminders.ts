import { type RawBuilder, sql } from 'kysely';
import { DEFAULT_LEADS, MAX_LEAD } from '#contract/calendar';
import type { EventId, GroupId, OrganizationId, PersonId } from '#contract/ids';
import { type Broadcast, notifyOrganizations } from '#server/notifications/public.ts';
import type { Tx } from '#server/platform/database/database.ts';
import type { Ground } from '#server/platform/ground.ts';
import { toldOf } from './events.ts';
import type { OccurrenceId, OwnContent } from './tables.ts';

/** Reminders of one transaction, which is of one organisation: the trouble of one is its own. */
const BATCH = 200;

/**
 * Reminds of what begins soon: one broadcast an occurrence and lead, however many members there are; named are only the few who
 * are not to get it (they said no, or chose other times), or who alone chose this time. What was missed while no worker ran is
 * made up for, except of what has begun.
 */
export const sendReminders = async ({ clock, transaction, log }: Pick<Ground, 'clock' | 'transaction' | 'log'>): Promise<void> => {
  const now = clock.now();
  let failed = false;
  for (const organizationId of await transaction(now, (tx) => organizationsDue(tx, now))) {
    try {
      for (let sent = BATCH; sent === BATCH; ) sent = await transaction(now, (tx) => sendBatch(tx, organizationId, now));
    } catch (error) {
      failed = true;
      log.error({ err: error, organizationId }, 'reminders not sent');
    }
  }
  // What failed is found anew by the next tick; what went out is known one by one.
  if (!failed) await transaction(now, (tx) => sql`update event_reminder_mark set reminded_to = ${now}`.execute(tx));
};

interface Due {
  readonly organization_id: OrganizationId;
  readonly occurrence_id: OccurrenceId;
  readonly lead: number;
  readonly id: EventId;
  readonly title: string;
  readonly time_zone: string;
  readonly audience: GroupId[] | null;
  readonly on_date: string;
  readonly own: OwnContent | null;
  readonly all_day: boolean;
  readonly starts_at: Date;
  /** Whether there are any who are not to get it, or who alone are. */
  readonly named: boolean;
}

const organizationsDue = async (tx: Tx, now: Date): Promise<readonly OrganizationId[]> => {
  const { rows } = await sql<{ id: OrganizationId }>`
    select distinct o.organization_id as id from ${dueBetween(await takeMark(tx, now), now)}`.execute(tx);
  return rows.map(({ id }) => id);
};

// Who holds the mark sends; whoever comes second finds nothing left.
const sendBatch = async (tx: Tx, organizationId: OrganizationId, now: Date): Promise<number> => {
  const from = await takeMark(tx, now);
  const { rows } = await sql<Due>`
    with due as materialized (
      select o.organization_id, o.id as occurrence_id, o.starts_at, o.event_id, o.on_date, o.own, o.all_day, l.lead
      from ${dueBetween(from, now)} and o.organization_id = ${organizationId}
      order by o.anchor_at, o.id, l.lead limit ${BATCH}),
    taken as (
      insert into event_reminders (organization_id, occurrence_id, starts_at, lead)
      select organization_id, occurrence_id, starts_at, lead from due)
    select due.*, e.id, e.title, e.time_zone, e.audience, case when due.lead = any(${DEFAULT_LEADS}::int[])
      then exists (${exceptOf(sql`due`)}) else exists (${onlyOf(sql`due`)}) end as named
    from due join events e on e.organization_id = due.organization_id and e.id = due.event_id`.execute(tx);
  await notifyOrganizations(tx, rows.filter((due) => isLatest(due, rows)).flatMap(broadcastOf));
  return rows.length;
};

const dueBetween = (from: Date, now: Date) => sql`event_leads l join event_occurrences o
  on o.anchor_at > ${from}::timestamptz + l.lead * interval '1 minute' and o.anchor_at <= ${now}::timestamptz + l.lead * interval '1 minute'
  where not o.gone and o.anchor_at > ${now}
    and not exists (select from event_reminders r where r.organization_id = o.organization_id and r.occurrence_id = o.id
      and r.starts_at = o.starts_at and r.lead = l.lead)`;

const isUsual = ({ lead }: Pick<Due, 'lead'>): boolean => DEFAULT_LEADS.includes(lead);

/** Of several usual times that a late worker finds at once the last one says it all. */
const isLatest = (due: Due, all: readonly Due[]): boolean =>
  !isUsual(due) || !all.some((other) => isUsual(other) && other.occurrence_id === due.occurrence_id && other.lead < due.lead);

/** Up to when reminders have gone out, with the right to send the next ones. Older than the earliest reminder nothing is made up for. */
const takeMark = async (tx: Tx, now: Date): Promise<Date> => {
  await sql`insert into event_reminder_mark (reminded_to) values (${now}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ reminded_to: Date }>`select reminded_to from event_reminder_mark for update`.execute(tx);
  const oldest = new Date(now.getTime() - MAX_LEAD * 60_000);
  const reminded = rows[0]?.reminded_to ?? now;
  return reminded > oldest ? reminded : oldest;
};

/** `due` names a row with the columns `organization_id`, `occurrence_id` and `lead`. */
const declined = (due: RawBuilder<unknown>) => sql`select person_id from event_answers a
  where a.organization_id = ${due}.organization_id and a.occurrence_id = ${due}.occurrence_id and a.answer = 'no'`;
const chosen = (due: RawBuilder<unknown>) =>
  sql`select person_id from event_reminder_settings s where s.organization_id = ${due}.organization_id`;
const exceptOf = (due: RawBuilder<unknown>) => sql`${declined(due)} union ${chosen(due)} and not leads @> array[${due}.lead]`;
const onlyOf = (due: RawBuilder<unknown>) => sql`${chosen(due)} and leads @> array[${due}.lead] except ${declined(due)}`;

/** At the usual times everybody is told but these persons; at others these alone, if there are any. They are never read: they may be many. */
const broadcastOf = ({ named, ...due }: Due): Broadcast[] => {
  const are = isUsual(due) ? 'except' : 'only';
  if (are === 'only' && !named) return [];
  const content = { kind: 'event.reminder' as const, ...toldOf(due, due), lead: due.lead };
  const of = are === 'except' ? exceptOf(sql`due`) : onlyOf(sql`due`);
  const query = sql<{ person_id: PersonId }>`select who.person_id from (
    values (${due.organization_id}::uuid, ${due.occurrence_id}::uuid, ${due.lead}::int)) as due (organization_id, occurrence_id, lead)
    cross join lateral (${of}) as who`;
  // Of what is for groups nobody else is reminded, head and administrators neither: they could not decline it.
  const audience = due.audience === null ? {} : { audience: due.audience, told: [] };
  return [{ organizationId: due.organization_id, content, ...audience, ...(named ? { persons: { are, query } } : {}) }];
};
