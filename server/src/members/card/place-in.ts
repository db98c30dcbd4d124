import { z } from 'zod';
import { decodeCursor } from '#server/platform/database/keyset.ts';
import { Refusal } from '#server/platform/http/problem.ts';

/** The id on which a cursor of a history stands. Refuses a foreign one with `bad_request`. */
export const placeIn = (cursor: string): string => {
  const place = z.uuid().safeParse(decodeCursor(cursor, 1)[0]);
  if (!place.success) throw new Refusal('bad_request');
  return place.data;
};
