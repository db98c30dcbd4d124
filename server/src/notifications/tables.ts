import type { ColumnType } from 'kysely';
import type { GroupId, NotificationId, OrganizationId, PersonId } from '#contract/ids';
import type { NotificationContent } from '#contract/notifications';
import type { Db } from '#server/platform/database/database.ts';

/** `jsonb`: written as text, read parsed. */
type Content = ColumnType<NotificationContent, string, never>;

/** One row for a whole audience; readers merge it in. */
interface NotificationBroadcastsTable {
  organization_id: OrganizationId;
  id: NotificationId;
  content: Content;
  /** Groups that are told; null is everybody. */
  audience: GroupId[] | null;
  /** Groups that an earlier broadcast has told the same; null, head and administrators read it whatever the audience; empty, as members of it. */
  told: GroupId[] | null;
  /** How notification_broadcast_persons narrows it; null: it does not. */
  persons: 'except' | 'only' | null;
  created_at: Date;
}
interface PersonalNotificationsTable {
  person_id: PersonId;
  id: NotificationId;
  organization_id: OrganizationId | null;
  content: Content;
  created_at: Date;
}
/** Everything at or below `read_up_to` is read. */
interface NotificationCursorsTable {
  person_id: PersonId;
  read_up_to: string;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type NotificationsTables = {
  notification_broadcasts: NotificationBroadcastsTable;
  personal_notifications: PersonalNotificationsTable;
  notification_cursors: NotificationCursorsTable;
};

/** The handle with the tables of notifications; of a transaction it is the same transaction. */
export const withNotifications = (db: Db) => db.withTables<NotificationsTables>();
