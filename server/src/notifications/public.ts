import { type RawBuilder, sql } from 'kysely';
import type { GroupId, NotificationId, OrganizationId, PersonId } from '#contract/ids';
import type { NotificationContent } from '#contract/notifications';
import type { Tx } from '#server/platform/database/database.ts';
import { nowOf } from '#server/platform/database/transaction.ts';
import { idAt, newId } from '#server/platform/ids.ts';
import { changedForOrganization, changedForPerson } from './events.ts';
import { withNotifications } from './tables.ts';

export { notificationData } from './personal-data-reads.ts';

/** Tells one person something, with the organisation it is about if there is one. */
export const notifyPerson = async (
  tx: Tx,
  personId: PersonId,
  organizationId: OrganizationId | null,
  content: NotificationContent,
): Promise<void> => {
  const now = nowOf(tx);
  await withNotifications(tx)
    .insertInto('personal_notifications')
    .values({ person_id: personId, id: newId(now), organization_id: organizationId, content: JSON.stringify(content), created_at: now })
    .execute();
  changedForPerson(tx, personId);
};

/** Tells many persons the same, by one statement, with the organisation it is about if there is one. */
export const notifyPersons = async (
  tx: Tx,
  personIds: readonly PersonId[],
  content: NotificationContent,
  organizationId: OrganizationId | null = null,
): Promise<void> => {
  if (personIds.length === 0) return;
  const now = nowOf(tx);
  const ids = personIds.map(() => newId<NotificationId>(now));
  await sql`insert into personal_notifications (person_id, id, organization_id, content, created_at)
    select person_id, id, ${organizationId}::uuid, ${JSON.stringify(content)}::jsonb, ${now}
    from unnest(${personIds}::uuid[], ${ids}::uuid[]) as told(person_id, id)`.execute(tx);
  for (const personId of personIds) changedForPerson(tx, personId);
};

/** The same, but for those whom this organisation has told something of this kind since then: what can be caused again and again is told once. */
export const notifyPersonsOnce = async (
  tx: Tx,
  personIds: readonly PersonId[],
  content: NotificationContent,
  { organizationId, since }: { readonly organizationId: OrganizationId; readonly since: Date },
): Promise<void> => {
  if (personIds.length === 0) return;
  const { rows } = await sql<{ personId: PersonId }>`select person_id as "personId" from personal_notifications
    where person_id = any(${personIds}::uuid[]) and id >= ${idAt(since)}::uuid and organization_id = ${organizationId}
      and content ->> 'kind' = ${content.kind}`.execute(tx);
  const told = new Set(rows.map(({ personId }) => personId));
  await notifyPersons(
    tx,
    personIds.filter((personId) => !told.has(personId)),
    content,
    organizationId,
  );
};

/** What is counted while it is unread. */
type Gathered = Extract<NotificationContent, { kind: 'feed.commented' | 'feed.replied' }>;

/**
 * Tells one person of something that may come a thousand times, as one notification: while the last of this kind about this publication
 * is unread, it counts one more and stands on top again. The caller sees to it that two of them do not come at once.
 */
export const notifyGathered = async (
  tx: Tx,
  personId: PersonId,
  organizationId: OrganizationId,
  { kind, postId, title }: Omit<Gathered, 'count'>,
): Promise<void> => {
  const now = nowOf(tx);
  const id = newId<NotificationId>(now);
  const content = (count: RawBuilder<unknown>) =>
    sql`jsonb_build_object('kind', ${kind}::text, 'postId', ${postId}::text, 'title', ${title}::text, 'count', ${count})`;
  await sql`
    with again as (
      update personal_notifications set id = ${id}, created_at = ${now}, content = ${content(sql`(content ->> 'count')::int + 1`)}
      where person_id = ${personId} and organization_id = ${organizationId} and content ->> 'kind' in ('feed.commented', 'feed.replied')
        and content ->> 'kind' = ${kind} and content ->> 'postId' = ${postId}
        and id > coalesce((select read_up_to from notification_cursors where person_id = ${personId}), ${NOTHING_READ}::uuid)
      returning 1)
    insert into personal_notifications (person_id, id, organization_id, content, created_at)
    select ${personId}::uuid, ${id}::uuid, ${organizationId}::uuid, ${content(sql`1`)}, ${now}::timestamptz where not exists (select from again)`.execute(
    tx,
  );
  changedForPerson(tx, personId);
};
const NOTHING_READ = '00000000-0000-0000-0000-000000000000';

/** What one person is told. */
export interface Notice {
  readonly personId: PersonId;
  readonly organizationId: OrganizationId | null;
  readonly content: NotificationContent;
}
/** Tells each of many persons something else, by one statement; whoever is told much is hinted once. */
export const notifyEach = async (tx: Tx, notices: readonly Notice[]): Promise<void> => {
  if (notices.length === 0) return;
  const now = nowOf(tx);
  const rows = notices.map((notice) => ({ ...notice, id: newId<NotificationId>(now) }));
  await sql`insert into personal_notifications (person_id, id, organization_id, content, created_at)
    select "personId", id, "organizationId", content, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as given ("personId" uuid, id uuid, "organizationId" uuid, content jsonb)`.execute(
    tx,
  );
  for (const personId of new Set(notices.map((notice) => notice.personId))) changedForPerson(tx, personId);
};

export interface Broadcast {
  readonly organizationId: OrganizationId;
  readonly content: NotificationContent;
  /** These groups, head and administrators; null or absent is every member. */
  readonly audience?: readonly GroupId[] | null;
  /**
   * Whoever is in these groups was told before and is not told again; so were head and administrators. Of an empty list nobody was, and
   * the audience is its groups alone: head and administrators are told where they are in them.
   */
  readonly told?: readonly GroupId[] | null;
  /** Of whom this query gives the audience is the poorer, or it is they alone. */
  readonly persons?: { readonly are: 'except' | 'only'; readonly query: RawBuilder<{ person_id: PersonId }> };
}
/** Tells an organisation's members something: one row, however many they are. */
export const notifyOrganization = (tx: Tx, broadcast: Broadcast): Promise<void> => notifyOrganizations(tx, [broadcast]);

/** Tells the members of several organisations something, by one statement; an organisation that is told much is hinted once. */
export const notifyOrganizations = async (tx: Tx, broadcasts: readonly Broadcast[]): Promise<void> => {
  if (broadcasts.length === 0) return;
  const now = nowOf(tx);
  const rows = broadcasts.map((broadcast) => ({ ...broadcast, id: newId<NotificationId>(now) }));
  await withNotifications(tx)
    .insertInto('notification_broadcasts')
    .values(
      rows.map(({ id, organizationId, content, audience = null, told = null, persons }) => ({
        organization_id: organizationId,
        id,
        content: JSON.stringify(content),
        audience: audience && [...audience],
        told: told && [...told],
        persons: persons?.are ?? null,
        created_at: now,
      })),
    )
    .execute();
  await namePersons(tx, rows);
  for (const organizationId of new Set(broadcasts.map((broadcast) => broadcast.organizationId))) changedForOrganization(tx, organizationId);
};

/**
 * Takes back the last that an organisation was told since then, where its content holds all of `like`: a mistake that was undone at
 * once is no news; what was told before it stands. Gives whether there was anything.
 */
export const withdrawBroadcasts = async (
  tx: Tx,
  organizationId: OrganizationId,
  like: Partial<NotificationContent>,
  since: Date,
): Promise<boolean> => {
  const { rows } = await sql`delete from notification_broadcasts
    where organization_id = ${organizationId} and id = (
      select id from notification_broadcasts
      where organization_id = ${organizationId} and id >= ${idAt(since)}::uuid and content @> ${JSON.stringify(like)}::jsonb
      order by id desc limit 1)
    returning id`.execute(tx);
  if (rows.length > 0) changedForOrganization(tx, organizationId);
  return rows.length > 0;
};

/** Removes broadcasts of a kind that were sent before a time, at most so many, with whom they named. Gives how many. */
export const dropBroadcasts = async (tx: Tx, kind: NotificationContent['kind'], before: Date, most: number): Promise<number> => {
  const { numAffectedRows = 0n } = await sql`delete from notification_broadcasts where (organization_id, id) in (
    select organization_id, id from notification_broadcasts
    where content ->> 'kind' = ${kind} and created_at < ${before} limit ${most})`.execute(tx);
  return Number(numAffectedRows);
};

const namePersons = async (tx: Tx, rows: readonly (Broadcast & { readonly id: NotificationId })[]): Promise<void> => {
  for (const { id, organizationId, persons } of rows)
    if (persons !== undefined)
      await sql`insert into notification_broadcast_persons (organization_id, broadcast_id, person_id)
        select ${organizationId}::uuid, ${id}::uuid, person_id from (${persons.query}) as named`.execute(tx);
};

/** Starts a new person's «read up to» at the time of sign-up: what was told before is no news to them. */
export const startCursor = async (tx: Tx, personId: PersonId, now: Date): Promise<void> => {
  await withNotifications(tx)
    .insertInto('notification_cursors')
    .values({ person_id: personId, read_up_to: idAt(now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
