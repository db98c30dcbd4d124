import type { SearchSchemaInput } from '@tanstack/react-router';

/** Reads one search parameter; what cannot be read becomes the default, so that a broken address still opens. */
export interface Field<T> {
  readonly read: (value: unknown) => T;
}

export const text = (fallback = '', max = 200): Field<string> => ({
  read: (value) => (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, max) : fallback),
});

export const integer = (fallback: number, min: number, max = Number.MAX_SAFE_INTEGER): Field<number> => ({
  read: (value) => {
    const number = (typeof value === 'string' && value !== '') || typeof value === 'number' ? Number(value) : Number.NaN;
    return Number.isInteger(number) && number >= min && number <= max ? number : fallback;
  },
});

/** A whole number, or nothing. */
export const maybeInteger = (min: number, max: number): Field<number | ''> => ({
  read: (value) => {
    const number = integer(min - 1, min, max).read(value);
    return number < min ? '' : number;
  },
});

/** `YYYY-MM-DD`, or nothing. */
export const maybeDate = (): Field<string> => ({
  read: (value) => (typeof value === 'string' && /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value) ? value : ''),
});

export const oneOf = <const T extends readonly (string | number)[]>(values: T, fallback: T[number]): Field<T[number]> => ({
  read: (value) => values.find((known) => String(known) === String(value)) ?? fallback,
});

type Shape = Record<string, Field<unknown>>;
export type SearchOf<S extends Shape> = { [K in keyof S]: S[K] extends Field<infer T> ? T : never };

/**
 * The `validateSearch` of a route: `search({ q: text(), size: oneOf([25, 50], 25) })`. 1 KB where a schema library in the entry is 20.
 * Links may leave any of the parameters out; empty ones do not show in the address.
 */
export function search<S extends Shape>(shape: S) {
  return (raw: Partial<SearchOf<S>> & SearchSchemaInput): SearchOf<S> => {
    const given = new Map<string, unknown>(Object.entries(raw));
    return mapShape(shape, (field, name) => field.read(given.get(name)));
  };
}

function mapShape<S extends Shape>(shape: S, read: (field: Field<unknown>, name: string) => unknown): SearchOf<S> {
  const entries = Object.entries(shape).map(([name, field]) => [name, read(field, name)] as const);
  return Object.fromEntries(entries) as SearchOf<S>;
}

/** What is empty does not show in addresses: the parser gives it back. */
export const withoutEmpty = (given: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
