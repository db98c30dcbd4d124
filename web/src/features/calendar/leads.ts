const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes before an event that one can be reminded at: those that the contract takes, without its schemas. */
export const OFFERED_LEADS: readonly number[] = [7 * DAY, DAY, 2 * HOUR, HOUR, 30, 15];
