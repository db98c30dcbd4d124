import type { EventPath } from './event-list.tsx';

/** Where the cabinet opens an occurrence, and where it marks who has come. */
export interface DeskPaths {
  event: EventPath;
  attendance: EventPath;
}
