import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { MemberSort } from '#contract/members';
import type { MemberRecord } from './tables.ts';

type Value = string | number | boolean;

/** An order of members: every one of them is an index of the table, walked from either end. */
export interface MemberOrder {
  readonly columns: readonly RawBuilder<unknown>[];
  /** The columns of the table that they are made from. */
  readonly reads: RawBuilder<unknown>;
  /**
   * What tells ids apart in this order without a row of the table: `index`, for it holds all that the order is made from; `facts`, for a
   * group's own rows do.
   */
  readonly bare?: 'index' | 'facts';
  /** Whether the index holds as well what a group's own rows repeat (migration 0063). */
  readonly factual?: true;
  /** The shape of a place in this order, for cursors come from outside. */
  readonly place: z.ZodType<readonly Value[]>;
  /** Where a row stands in it. */
  placeOf(row: MemberRecord): readonly Value[];
}

const lastName = sql`last_name collate "und-x-icu"`;
const firstName = sql`first_name collate "und-x-icu"`;
const id = sql`id`;

// PostgreSQL takes no NUL in a text.
const text = z.string().regex(/^[^\0]*$/);
const uuid = z.uuid();
// Nor a year 0.
const date = z.iso.date().regex(/^(?!0000)/);
const instant = z.iso.datetime().regex(/^(?!0000)/);

const ORDERS: Readonly<Record<MemberSort, MemberOrder>> = {
  name: {
    columns: [lastName, firstName, id],
    reads: sql`last_name, first_name, id`,
    bare: 'index',
    place: z.tuple([text, text, uuid]),
    placeOf: (row) => [row.last_name, row.first_name, row.id],
  },
  phone: {
    columns: [sql`(phone = '')`, sql`phone`, id],
    reads: sql`phone, id`,
    bare: 'index',
    place: z.tuple([z.boolean(), text, uuid]),
    placeOf: (row) => [row.phone === '', row.phone, row.id],
  },
  card: {
    columns: [sql`(card_number = '')`, sql`card_tail`, id],
    reads: sql`card_number, card_tail, id`,
    bare: 'index',
    place: z.tuple([z.boolean(), text, uuid]),
    placeOf: (row) => [row.card_number === '', row.card_tail, row.id],
  },
  birth: {
    columns: [sql`coalesce(birth_date, 'infinity'::date)`, id],
    reads: sql`birth_date, id`,
    bare: 'facts',
    place: z.tuple([z.union([date, z.literal('infinity')]), uuid]),
    placeOf: (row) => [row.birth_date ?? 'infinity', row.id],
  },
  email: {
    columns: [sql`(email = '')`, sql`email`, id],
    reads: sql`email, id`,
    bare: 'index',
    place: z.tuple([z.boolean(), text, uuid]),
    placeOf: (row) => [row.email === '', row.email, row.id],
  },
  role: {
    columns: [sql`role_rank`, lastName, firstName, id],
    reads: sql`role_rank, last_name, first_name, id`,
    bare: 'index',
    place: z.tuple([z.number().int().min(0).max(2), text, text, uuid]),
    placeOf: (row) => [row.role_rank, row.last_name, row.first_name, row.id],
  },
  registered: {
    columns: [sql`coalesce(registered_at, added_at)`, id],
    reads: sql`registered_at, added_at, id`,
    bare: 'index',
    factual: true,
    place: z.tuple([instant, uuid]),
    placeOf: (row) => [(row.registered_at ?? row.added_at).toISOString(), row.id],
  },
  // Of the excluded alone: no other list has an index for it.
  excluded: {
    columns: [sql`coalesce(excluded_at, 'infinity'::timestamptz)`, id],
    reads: sql`excluded_at, id`,
    place: z.tuple([z.union([instant, z.literal('infinity')]), uuid]),
    placeOf: (row) => [row.excluded_at?.toISOString() ?? 'infinity', row.id],
  },
};

/** The order behind a sort of the list. */
export const sortMembers = (sort: MemberSort): MemberOrder => ORDERS[sort];
