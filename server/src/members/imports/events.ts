import type { RealtimeEvents } from '#contract/realtime';
import type { Tx } from '#server/platform/database/database.ts';
import { emit } from '#server/platform/database/transaction.ts';
import type { Bus } from '#server/platform/realtime/bus.ts';
import type { ImportRecord } from './tables.ts';

type Moved = Pick<ImportRecord, 'organization_id' | 'id' | 'state' | 'rows' | 'done'>;

const eventOf = ({ organization_id, id, state, rows, done }: Moved): RealtimeEvents['members.import'] => ({
  type: 'members.import',
  organizationId: organization_id,
  importId: id,
  state,
  rows,
  done,
});

/** To head and administrators: an import came to another state, or a step of it moved on. */
export const importMoved = (tx: Tx, moved: Moved): void => emit(tx, `admins:${moved.organization_id}`, eventOf(moved));

/** The same at once: the step's own transaction shows nothing before its end. */
export const importMoves = (bus: Bus, moved: Moved): void => bus.publish(`admins:${moved.organization_id}`, eventOf(moved));
