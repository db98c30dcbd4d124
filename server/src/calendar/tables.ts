import type { ColumnType, Generated, Selectable } from 'kysely';
import type { EventAnswer, EventKind } from '#contract/calendar';
import type { EventId, GroupId, LibraryFileId, MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { RichDoc } from '#contract/rich-text';
import type { Db } from '#server/platform/database/database.ts';

export type OccurrenceId = string & { readonly occurrence: true };

/** What can be said of one repetition otherwise than of the others. */
export interface EventContent {
  readonly title: string;
  readonly description: RichDoc | null;
  readonly link: string;
  readonly place: string;
  readonly kind: EventKind;
  readonly capacity: number | null;
  readonly attachments: readonly LibraryFileId[];
}
export type OwnContent = Partial<EventContent>;

interface EventsTable {
  organization_id: OrganizationId;
  id: EventId;
  author_person_id: PersonId;
  author_name: string;
  title: string;
  /** `jsonb`: written as text, read parsed. */
  description: ColumnType<RichDoc | null, string | null, string | null>;
  link: string;
  place: string;
  kind: EventKind;
  capacity: number | null;
  attachments: LibraryFileId[];
  /** Null is everybody. */
  audience: GroupId[] | null;
  all_day: boolean;
  start_wall: string;
  end_wall: string;
  time_zone: string;
  repeat: string | null;
  /** `YYYY-MM-DD`; null: all repetitions are written. */
  repeated_to: string | null;
  created_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  deleted_by_member_id: MemberId | null;
  version: Generated<number>;
  sequence: Generated<number>;
}
interface EventOccurrencesTable {
  organization_id: OrganizationId;
  id: OccurrenceId;
  /** Null of what is set aside: whoever asks for an event's occurrences does not meet it. */
  event_id: EventId;
  on_date: string;
  starts_at: Date;
  ends_at: Date;
  all_day: boolean;
  start_wall: string;
  end_wall: string;
  anchor_at: Date;
  moved: Generated<boolean>;
  own: ColumnType<OwnContent | null, string | null | undefined, string | null>;
  cancelled_at: Date | null;
  cancelled_by_member_id: MemberId | null;
  gone: Generated<boolean>;
  sequence: Generated<number>;
  going: Generated<number>;
  waiting: Generated<number>;
  maybe: Generated<number>;
  declined: Generated<number>;
  present: Generated<number>;
  next_place: Generated<number>;
}
interface EventUndosTable {
  organization_id: OrganizationId;
  event_id: EventId;
  version: number;
  of_event_id: EventId;
  of_version: number;
  scope: 'one' | 'all';
  on_date: string;
  said: EventSaid;
  occurrences: unknown;
  created_at: Date;
}
interface CalendarMarksTable {
  organization_id: OrganizationId;
  /** Null: of what is for everybody. */
  group_id: GroupId | null;
  changes: string;
}
interface EventAnswersTable {
  organization_id: OrganizationId;
  occurrence_id: OccurrenceId;
  member_id: MemberId;
  person_id: PersonId;
  answer: EventAnswer;
  waiting: Generated<boolean>;
  place: number;
}
interface EventAttendancesTable {
  organization_id: OrganizationId;
  occurrence_id: OccurrenceId;
  member_id: MemberId;
  at: Date;
  marked_by_person_id: PersonId;
}
interface EventReminderSettingsTable {
  organization_id: OrganizationId;
  member_id: MemberId;
  person_id: PersonId;
  leads: number[];
}
interface CalendarAddressesTable {
  organization_id: OrganizationId;
  member_id: MemberId;
  person_id: PersonId;
  token_hash: Buffer;
  created_at: Date;
  read_at: Date | null;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type CalendarTables = {
  events: EventsTable;
  event_occurrences: EventOccurrencesTable;
  event_undos: EventUndosTable;
  calendar_marks: CalendarMarksTable;
  event_answers: EventAnswersTable;
  event_attendances: EventAttendancesTable;
  event_reminder_settings: EventReminderSettingsTable;
  calendar_addresses: CalendarAddressesTable;
};

export type EventRecord = Omit<Selectable<EventsTable>, 'search' | 'deleted_by_member_id'>;
export type OccurrenceRecord = Selectable<EventOccurrencesTable>;
/** What is said of all repetitions, as an undo keeps it: no names of persons, who may go meanwhile. */
export type EventSaid = Pick<
  EventRecord,
  keyof EventContent | 'audience' | 'all_day' | 'start_wall' | 'end_wall' | 'repeat' | 'repeated_to'
>;
export type UndoRecord = Omit<Selectable<EventUndosTable>, 'organization_id' | 'event_id' | 'occurrences'> & {
  readonly occurrence_ids: readonly OccurrenceId[];
};

/** The handle with the tables of the calendar; of a transaction it is the same transaction. */
export const withCalendar = (db: Db) => db.withTables<CalendarTables>();
