import { z } from 'zod';
import type { Route } from '#contract/route';
import type { RawInput } from './client.ts';

/**
 * Values for schemas that a sampler cannot invent: rows that exist, by the branded schema of their id or, where a schema
 * has no name, by the field's name. `undefined` leaves an optional field out.
 */
export interface Known {
  readonly bySchema: ReadonlyMap<z.core.$ZodType, unknown>;
  readonly byName?: Readonly<Record<string, unknown>>;
}

// For texts and numbers: the first of these that the schema accepts.
const CANDIDATES = [
  'Слово',
  '1234',
  'someone@example.org',
  'https://example.org/',
  '2099-01-01T00:00:00.000Z',
  '1990-05-17',
  1,
  0,
  8,
  2010,
];

/** A value that the schema accepts, with every optional part filled in. Throws where a row's id is wanted and none is known. */
export const sample = (schema: z.core.$ZodType, known: Known, name = ''): unknown => {
  if (known.bySchema.has(schema)) return known.bySchema.get(schema);
  if (known.byName !== undefined && name in known.byName) return known.byName[name];
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape)
          .map(([key, part]) => [key, sample(part, known, key)] as const)
          .filter(([, value]) => value !== undefined),
      );
    case 'array':
      return several(schema, sample(def.element, known, name));
    case 'record':
      return {};
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return sample(def.innerType, known, name);
    case 'union':
      // `''` and other words for «none» stand first.
      return sample(last(def.options), known, name);
    case 'pipe':
      return sample(def.out, known, name);
    case 'lazy':
      return sample(def.getter(), known, name);
    case 'enum':
      return last(Object.values(def.entries));
    case 'literal':
      return last(def.values);
    case 'boolean':
      return true;
    default:
      return candidate(schema, name);
  }
};

const last = <T>(values: readonly T[]): T => {
  const value = values.at(-1);
  if (value === undefined) throw new Error('A schema with nothing to choose from');
  return value;
};

/** As few as the list takes. */
const several = (schema: z.core.$ZodType, item: unknown): unknown[] => {
  if (item === undefined) return [];
  const lengths = [1, 2, 3].map((length) => Array.from({ length }, () => item));
  return lengths.find((list) => z.safeParse(schema, list).success) ?? [item];
};

const candidate = (schema: z.core.$ZodType, name: string): unknown => {
  const found = CANDIDATES.find((value) => z.safeParse(schema, value).success);
  if (found === undefined) throw new Error(`No value is known for the field ${name}; name one in the test's world`);
  return found;
};

/** A whole input of an endpoint. */
export const sampleInput = ({ params, query, body }: Route, known: Known): RawInput => ({
  ...(params === undefined ? {} : { params: sample(params, known) as Record<string, unknown> }),
  ...(query === undefined ? {} : { query: sample(query, known) as Record<string, unknown> }),
  ...(body === undefined ? {} : { body: sample(body, known) }),
});
