import { type RawBuilder, sql } from 'kysely';
import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';

/** The text of this moment, while nobody else is at it and it is still wanted. */
export const takeTurn = async (tx: Tx, organizationId: OrganizationId, stillDue: RawBuilder<boolean>): Promise<string | null> => {
  const { rows } = await sql<{ text: string }>`select text from greeting_settings
    where organization_id = ${organizationId} and automatic and ${stillDue}
    for update skip locked`.execute(tx);
  return rows[0]?.text ?? null;
};
