import type { MemberId, OrganizationId, PersonId } from '#contract/ids';
import type { Db } from '#server/platform/database/database.ts';

interface GreetingSettingsTable {
  organization_id: OrganizationId;
  text: string;
  /** `HH:MM:SS` of the organisation's own zone. */
  send_at: string;
  automatic: boolean;
  version: number;
  /** The local day whose birthdays have all been greeted. */
  done_on: string | null;
}
interface GreetingsTable {
  organization_id: OrganizationId;
  member_id: MemberId;
  /** The local day on which the birthday is kept. */
  day: string;
  /** As the member reads it. */
  text: string;
  greeted_at: Date;
  /** Null: by itself. */
  by_person_id: PersonId | null;
}

/** A type, not an interface: Kysely's `withTables` asks for an index signature. */
export type GreetingsTables = {
  greeting_settings: GreetingSettingsTable;
  greetings: GreetingsTable;
};

/** The handle with the tables of greetings; of a transaction it is the same transaction. */
export const withGreetings = (db: Db) => db.withTables<GreetingsTables>();
