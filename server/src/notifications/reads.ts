import { sql } from 'kysely';
import type { NotificationId, OrganizationId, PersonId } from '#contract/ids';
import type { countUnread as countEndpoint, listNotifications as listEndpoint, NotificationContent } from '#contract/notifications';
import type { Parsed, Result } from '#contract/route';
import { groupsOf, membershipsOf } from '#server/members/public.ts';
import { organizationNames } from '#server/organizations/public.ts';
import type { Db } from '#server/platform/database/database.ts';
import { decodeCursor, encodeCursor } from '#server/platform/database/keyset.ts';
import type { PersonScope } from '#server/platform/http/gates.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { idAt } from '#server/platform/ids.ts';
import { withNotifications } from './tables.ts';

/** Shown as «99+»: nobody reads a larger number. */
const COUNT_TO = 100;
const NOTHING = '00000000-0000-0000-0000-000000000000';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Row {
  readonly id: NotificationId;
  readonly organization_id: OrganizationId | null;
  readonly content: NotificationContent;
  readonly created_at: Date;
}

/** One's own notifications and the broadcasts of one's organisations since one registered there, newest first. */
export const listNotifications = async (
  db: Db,
  scope: PersonScope,
  { query: { after, limit } }: Parsed<typeof listEndpoint>,
): Promise<Result<typeof listEndpoint>> => {
  const { personId } = scope;
  const before = after === undefined ? null : beforeOf(after);
  const [heard, readUpTo] = await Promise.all([audiencesOf(db, scope), readUpToOf(db, personId)]);
  // Each audience walks its own key backwards and stops after a page; the merge sorts a few pages, not histories.
  const older = before === null ? sql`` : sql`and id < ${before}::uuid`;
  const { rows } = await sql<Row>`
    (select id, organization_id, content, created_at from personal_notifications
      where person_id = ${personId} ${older} order by id desc limit ${limit + 1})
    union all
    (select broadcasts.* from ${heard.memberships}
      cross join lateral (
        select id, organization_id, content, created_at from notification_broadcasts
        where ${heard.condition} ${older} order by id desc limit ${limit + 1}
      ) as broadcasts)
    order by id desc limit ${limit + 1}`.execute(db);

  const shown = rows.slice(0, limit);
  const names = await organizationNames(db, [...new Set(shown.flatMap((row) => row.organization_id ?? []))]);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      id: row.id,
      organizationId: row.organization_id,
      organizationName: row.organization_id === null ? null : (names.get(row.organization_id) ?? null),
      content: row.content,
      createdAt: row.created_at.toISOString(),
      unread: row.id > readUpTo,
    })),
    ...(rows.length > limit && last !== undefined ? { next: encodeCursor([last.id]) } : {}),
  };
};

/** How many are unread, counted to 100 and no further: a walk over keys alone. */
export const countUnread = async (db: Db, scope: Pick<PersonScope, 'personId' | 'now'>): Promise<Result<typeof countEndpoint>> => {
  const { personId } = scope;
  const heard = await audiencesOf(db, scope);
  const { rows } = await sql<{ count: number }>`
    with mark as (select coalesce((select read_up_to from notification_cursors where person_id = ${personId}), ${NOTHING}::uuid) as id)
    select count(*)::int as count from (
      (select from personal_notifications where person_id = ${personId} and id > (select id from mark) limit ${COUNT_TO})
      union all
      (select from ${heard.memberships}
        cross join lateral (
          select from notification_broadcasts where ${heard.condition} and id > (select id from mark) limit ${COUNT_TO}
        ) as broadcasts)
      limit ${COUNT_TO}
    ) as unread`.execute(db);
  return { count: rows[0]?.count ?? 0 };
};

/**
 * The organisations that may tell this person something, and which of their broadcasts do: those since the person registered there that
 * are for everybody or for a group the person is in and was not told through another group; to head and administrators all, once, but
 * what is for a group's own members alone.
 */
const audiencesOf = async (db: Db, { personId, now }: Pick<PersonScope, 'personId' | 'now'>) => {
  const memberships = await membershipsOf(db, personId);
  const groups = [...(await groupsOf(db, memberships, now)).values()].flat();
  return {
    memberships: sql`unnest(
        ${memberships.map((membership) => membership.organizationId)}::uuid[],
        ${memberships.map((membership) => idAt(membership.registeredAt))}::uuid[],
        ${memberships.map((membership) => membership.role !== 'member')}::bool[]
      ) as membership (organization_id, since, everything)`,
    condition: sql`organization_id = membership.organization_id and id >= membership.since and case
        when membership.everything and told is distinct from '{}' then told is null
        else (audience is null or audience && ${groups}::uuid[]) and not (coalesce(told, '{}') && ${groups}::uuid[]) end
      and (persons is null or (persons = 'only') = exists (
        select from notification_broadcast_persons named where named.organization_id = notification_broadcasts.organization_id
          and named.broadcast_id = notification_broadcasts.id and named.person_id = ${personId}))`,
  };
};

const readUpToOf = async (db: Db, personId: PersonId): Promise<string> => {
  const row = await withNotifications(db)
    .selectFrom('notification_cursors')
    .select('read_up_to')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.read_up_to ?? NOTHING;
};

const beforeOf = (cursor: string): string => {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new Refusal('bad_request');
  return id;
};
