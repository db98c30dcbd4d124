import { Refusal } from '#server/platform/http/problem.ts';

/** Farther away is a mistake in the year. */
const MAX_AHEAD_DAYS = 366;
const DAY = 24 * 3600 * 1000;

interface Times {
  readonly now: Date;
  /** The time chosen for a planned publication; null where none was. */
  readonly publishAt: Date | null;
  /** When members will see it. */
  readonly appearsAt: Date;
  /** The time chosen for the end of the poll; null where none was. */
  readonly endsAt: Date | null;
}

/** Refuses (`invalid`, by field) a publication planned for the past or too far ahead, and a poll that ends before anybody can vote. */
export const checkTimes = ({ now, publishAt, appearsAt, endsAt }: Times): void => {
  const fields: Record<string, string> = {};
  if (publishAt !== null && publishAt <= now) fields.publishAt = 'too_small';
  if (publishAt !== null && publishAt.getTime() > now.getTime() + MAX_AHEAD_DAYS * DAY) fields.publishAt = 'too_big';
  if (endsAt !== null && (endsAt <= now || endsAt <= appearsAt)) fields['poll.endsAt'] = 'too_small';
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', { fields });
};

/** A time of the contract, where there is one. */
export const timeOf = (instant: string | null): Date | null => (instant === null ? null : new Date(instant));
