import type { OrganizationId } from '#contract/ids';
import type { Tx } from '#server/platform/database/database.ts';
import { emit } from '#server/platform/database/transaction.ts';

/** To every member: the profile shows to all of them. */
export const organizationChanged = (tx: Tx, organizationId: OrganizationId): void =>
  emit(tx, `organization:${organizationId}`, { type: 'organizations.changed', organizationId });
