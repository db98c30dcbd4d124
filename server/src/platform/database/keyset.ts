import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { Refusal } from '../http/problem.ts';

/** A keyset cursor: the sort values of the row it stands on, opaque to the client. */
export const encodeCursor = (values: readonly (string | number | boolean | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * Reads a cursor back. A cursor is the client's to send, so its shape is checked; its values only ever become parameters.
 * Raises `bad_request` when it is not one of ours.
 */
export const decodeCursor = (cursor: string, length: number): (string | number | boolean | null)[] => {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new Refusal('bad_request');
  }
  const scalar = (value: unknown) => value === null || ['string', 'number', 'boolean'].includes(typeof value);
  if (!Array.isArray(values) || values.length !== length || !values.every(scalar)) throw new Refusal('bad_request');
  return values;
};

/** The values of a cursor that stands on an instant and an id, both such that PostgreSQL can cast them. Raises `bad_request`. */
export const decodeMoment = (cursor: string): readonly [string, string] => {
  const [at, id] = decodeCursor(cursor, 2);
  const time = typeof at === 'string' && /^[1-9]\d{3}-/.test(at) && new Date(at).toJSON() === at;
  if (!time || typeof id !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Refusal('bad_request');
  return [at, id];
};

/** `(a, b) > ($1, $2)`: one comparison of rows, which the index of the same order answers. */
export const beyond = (
  columns: readonly RawBuilder<unknown>[],
  direction: 'asc' | 'desc',
  values: readonly unknown[],
): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(columns)}) ${sql.raw(direction === 'asc' ? '>' : '<')} (${sql.join(values.map((value) => sql`${value}`))})`;
