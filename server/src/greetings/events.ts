import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { emit } from '#server/platform/database/transaction.ts';

/** To head and administrators: somebody was greeted, or the settings are others. */
export const greetingsChanged = (tx: Tx, organizationId: OrganizationId): void =>
  emit(tx, `admins:${organizationId}`, { type: 'greetings.changed', organizationId });
