import { z } from 'zod';

/** A page is at most this long: the largest page a table offers. */
export const MAX_PAGE = 200;

/** An opaque keyset cursor, taken from an earlier answer and given back unread. */
export const Cursor = z.string().min(1).max(1_000);

/** The query of every list: where to go on and how many rows to give. */
export const pageQuery = (size: number) =>
  z.object({ after: Cursor.optional(), limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(size) });

/** A keyset page; `next` is absent on the last one. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: Cursor.optional() });

/** A count that stops at the cap: `capped` reads «больше N». */
export const CappedCount = z.object({ value: z.number().int().nonnegative(), capped: z.boolean() });
export type CappedCount = z.infer<typeof CappedCount>;
