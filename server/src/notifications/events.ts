import type { OrganizationId, PersonId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { emit } from '#server/platform/database/transaction.ts';

/** Something new for one person, or read by them on another device: their tabs and phones count again. */
export const changedForPerson = (tx: Tx, personId: PersonId): void => emit(tx, `person:${personId}`, { type: 'notifications.changed' });

/** Something new for everybody in an organisation. */
export const changedForOrganization = (tx: Tx, organizationId: OrganizationId): void =>
  emit(tx, `organization:${organizationId}`, { type: 'notifications.changed' });
