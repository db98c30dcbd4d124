import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ERRORS } from '#contract/errors';
import type { Route } from '#contract/route';

const CONTRACT = join(import.meta.dirname, '../../contract/src');

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'scope' in value;
const modules = readdirSync(CONTRACT).filter((file) => !file.endsWith('.test.ts'));
const exported: Record<string, unknown>[] = await Promise.all(modules.map((file) => import(join(CONTRACT, file))));
const endpoints = exported.flatMap((module) => Object.values(module).filter(isRoute));
const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

/** The endpoints that break a law, by name. */
const breaking = (law: (endpoint: Route) => boolean): string[] => endpoints.filter((endpoint) => !law(endpoint)).map(nameOf);

test('no two endpoints share a method and a path', () => {
  const names = endpoints.map(nameOf);
  expect(names.length).toBeGreaterThan(50);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('an endpoint names each parameter of its path', () => {
  const inPath = ({ path }: Route) => [...path.matchAll(/:(\w+)/g)].map((match) => match[1]);
  expect(
    breaking(
      (one) =>
        Object.keys(one.params?.shape ?? {})
          .sort()
          .join() === inPath(one).sort().join(),
    ),
  ).toEqual([]);
});

test('an endpoint stands where its scope is checked', () => {
  // The gate reads the organisation from the path: a scope within one needs it there.
  const within = ({ scope }: Route) => scope === 'member' || scope === 'admin' || scope === 'head';
  expect(breaking((one) => one.path.startsWith('/api/organizations/:organizationId') === within(one))).toEqual([]);
  expect(breaking((one) => one.path.startsWith('/api/operator/') === (one.scope === 'operator'))).toEqual([]);
});

test('an endpoint reads and deletes without a body, and says what it does and refuses', () => {
  expect(breaking(({ method, body }) => body === undefined || (method !== 'GET' && method !== 'DELETE'))).toEqual([]);
  expect(breaking(({ summary }) => summary !== '')).toEqual([]);
  expect(breaking(({ errors = [] }) => errors.every((code) => code in ERRORS))).toEqual([]);
});

test('an endpoint takes nothing that it does not name', () => {
  expect(breaking(({ params, query, body }) => [params, query, body].every((part) => part?._zod.def.catchall === undefined))).toEqual([]);
});
