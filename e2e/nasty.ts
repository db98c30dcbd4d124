import fc from 'fast-check';
import type { RawInput } from './client.ts';

const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202e\u200f\ufeff',
  '\ud800',
  'e\u0301'.repeat(50),
  '👩‍👩‍👧‍👦',
  '%',
  '_',
  '\\',
  '%_\\%',
  `'`,
  `"`,
  `'; drop table persons; --`,
  `' or 1=1 --`,
  '$1',
  '{{7*7}}',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '=cmd|"/c calc"!A0',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'NaN',
  'true',
  '-0',
  '1e999',
  '0x10',
  '999999999999999999999999',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '0000-00-00',
  '2026-02-30',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999+23:59',
  '+275760-09-13T00:00:00.000Z',
  '+7999',
  '٣٤٥',
  'x'.repeat(10_000),
  'ё'.repeat(10_000),
] as const;

const text = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc.string({ unit: 'grapheme', maxLength: 50 }),
);
const number = fc.constantFrom(-1, 0, -0, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324);
const scalar = fc.oneof(text, number, fc.constantFrom(null, true, false));
/** A page's cursor as somebody who has read the code would forge it. */
const cursor = fc
  .array(fc.oneof(scalar, fc.date({ noInvalidDate: true }).map(String), fc.uuid()), { minLength: 1, maxLength: 6 })
  .map((values) => Buffer.from(JSON.stringify(values)).toString('base64url'));
const tree = fc.oneof(
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    [null],
    { $gt: '' },
    { type: 'doc', content: [{ type: 'doc' }] },
    Array.from({ length: 5_000 }, () => 'x'),
  ),
  fc.array(scalar, { maxLength: 5 }),
  fc.dictionary(text, scalar, { maxKeys: 5 }),
);

/** Whatever does harm to programs that believe their clients. */
export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: text },
  { weight: 2, arbitrary: cursor },
  number,
  scalar,
  tree,
);

type Path = readonly (string | number)[];

/** Every place in a value, containers too. */
const placesIn = (value: unknown, path: Path = []): Path[] => {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]));
  return path.length === 0 ? inside : [path, ...inside];
};

const put = (value: unknown, [key, ...rest]: Path, replacement: unknown): unknown => {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) return value.map((part: unknown, index) => (index === Number(key) ? put(part, rest, replacement) : part));
  if (typeof value !== 'object' || value === null) return replacement;
  // Defined, not assigned: the key may be `__proto__`.
  return Object.fromEntries([
    ...Object.entries(value).filter(([name]) => name !== String(key)),
    [key, put((value as Record<string, unknown>)[key], rest, replacement)],
  ]);
};

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[key] : undefined),
    value,
  );

/** Mostly of the kind that stands there already: what is refused for its type alone never gets far. */
const replacementFor = (input: RawInput, path: Path): fc.Arbitrary<readonly [Path, unknown]> => {
  const there = at(input, path);
  const kind = path.at(-1) === 'after' ? cursor : typeof there === 'number' ? number : typeof there === 'object' ? tree : text;
  return fc.oneof({ weight: 4, arbitrary: kind }, { weight: 1, arbitrary: nasty }).map((replacement) => [path, replacement] as const);
};

/** The input with one to three of its places, or fields that nobody asked for, turned nasty. `fields` names what the endpoint knows. */
export const spoiled = (input: RawInput, fields: readonly Path[]): fc.Arbitrary<RawInput> => {
  const places = [...placesIn(input), ...fields].filter((path) => path.length > 1);
  if (places.length === 0) return fc.constant(input);
  // Seldom in the path: behind a wrong id there is nothing more to try.
  const often = places.flatMap((path) => (path[0] === 'params' ? [path] : [path, path, path, path]));
  return fc
    .array(
      fc.constantFrom(...often).chain((path) => replacementFor(input, path)),
      { minLength: 1, maxLength: 3 },
    )
    .map((changes) => changes.reduce<unknown>((value, [path, replacement]) => put(value, path, replacement), input) as RawInput);
};
