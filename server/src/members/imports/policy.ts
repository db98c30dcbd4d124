import { type ImportState, UNDO_HOURS } from '#contract/imports';
import type { ImportRecord } from './tables.ts';

const HOUR = 3_600_000;

/** States in which an organisation has its one import on the way. */
export const OPEN: readonly ImportState[] = ['reading', 'columns', 'checking', 'checked', 'applying', 'undoing'];
/** States in which a job is at work. */
export const RUNNING: readonly ImportState[] = ['reading', 'checking', 'applying', 'undoing'];

/** Until nothing is written yet, or the writing has begun. */
export const mayDiscard = ({ state }: Pick<ImportRecord, 'state'>): boolean =>
  OPEN.includes(state) && state !== 'applying' && state !== 'undoing';

/** Until when an import can be taken back; null when it cannot. */
export const undoUntil = ({ state, applied_at, swept_at }: ImportRecord, now: Date): Date | null => {
  if (state !== 'applied' || applied_at === null || swept_at !== null) return null;
  const until = new Date(applied_at.getTime() + UNDO_HOURS * HOUR);
  return until > now ? until : null;
};
