import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '#contract/route';

const CONTRACT = join(import.meta.dirname, '../contract/src');

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'scope' in value;

/** Every endpoint that the contract exports, whatever module it stands in; a new one is under test by being written. */
export const allEndpoints = async (): Promise<Route[]> => {
  const names = readdirSync(CONTRACT).map((file) => file.replace(/\.ts$/, ''));
  const modules: Record<string, unknown>[] = await Promise.all(names.map((name) => import(`#contract/${name}`)));
  return modules.flatMap((module) => Object.values(module).filter(isRoute));
};

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
