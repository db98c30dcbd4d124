import type { Tx } from '#server/platform/database/database.ts';
import { emit } from '#server/platform/database/transaction.ts';
import type { ExportRecord } from './tables.ts';

/** To who asked: the export came to another state, or went on. */
export const exportMoved = (tx: Tx, { organization_id, id, person_id }: Pick<ExportRecord, 'organization_id' | 'id' | 'person_id'>): void =>
  emit(tx, `person:${person_id}`, { type: 'members.export', organizationId: organization_id, exportId: id });
