import type { EventPath } from './event-list.tsx';

/** Where the cabinet opens an occurrence, where it marks who has come, and where what was called off is. */
export interface DeskPaths {
  event: EventPath;
  attendance: EventPath;
  deleted: string;
}
