import { V7Generator } from 'uuidv7';

const generator = new V7Generator();

/** A new UUIDv7 (RFC 9562) of the given time; ids made by one process within a millisecond still grow. */
export const newId = <T extends string>(now: Date): T => generator.generateOrResetCore(now.getTime(), 10_000).toString() as T;

/** The smallest UUIDv7 of a time: «everything up to then» in a key that starts with one. */
export const idAt = (time: Date): string => {
  const hex = time.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};
