import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Route } from '../contract/src/route.ts';
import { addressOf, type Client } from '../e2e/client.ts';
import { allEndpoints, nameOf } from '../e2e/endpoints.ts';
import { furnish, type House } from '../e2e/house.ts';
import { People } from '../e2e/people.ts';
import { type Product, startProduct } from '../e2e/product.ts';
import { validInput, withVersion } from '../e2e/valid-input.ts';
import { aptInstall } from './apt.ts';
import { claim, judge } from './checks/verdicts.ts';
import { run } from './processes.ts';

/**
 * sqlmap over every parameter of every question and every field of every body; it must find nothing to get in by. Takes four minutes. Of
 * what names a version only the first try gets further than the comparison.
 */
const SECONDS_EACH = 600;
const FOUND = 'identified the following injection point';
const CLEAN = 'do not appear to be injectable';

const sqlmap = async (args: readonly string[]): Promise<string> => {
  const { output } = await run('sqlmap', args, { captured: true, seconds: SECONDS_EACH });
  return output;
};

/** Who may call it; for own accounts and sessions a person who is not needed afterwards. */
const callerOf = async ({ scope }: Route, people: People, house: House): Promise<Client> => {
  if (scope === 'visitor') return people.visitor();
  if (scope === 'person') return (await people.signUp()).client;
  return scope === 'operator' ? (await people.operator()).client : house.head.client;
};

const check = async (product: Product, folder: string): Promise<void> => {
  const people = new People(product);
  const house = await furnish(people, 'Агат');
  for (const endpoint of await allEndpoints()) {
    const names = [...Object.keys(endpoint.query?.shape ?? {}), ...Object.keys(endpoint.body?.shape ?? {})];
    if (endpoint.method === 'DELETE' || names.length === 0) continue;
    const client = await callerOf(endpoint, people, house);
    const input = await withVersion(client, endpoint, validInput(endpoint, house));
    const told = await sqlmap([
      ...['-u', `${product.url}${addressOf(endpoint, input)}`, '--method', endpoint.method, '--dbms', 'PostgreSQL', '--time-sec', '2'],
      ...(input.body === undefined ? [] : ['--data', JSON.stringify(input.body), '--headers', 'content-type: application/json']),
      ...(client.cookie === null ? [] : ['--cookie', client.cookie]),
      // What a write answers differs from call to call: only errors, unions and delays tell.
      ...(endpoint.method === 'GET' ? [] : ['--technique', 'EUSTQ']),
      ...['--batch', '--flush-session', '--disable-coloring', '--ignore-code', '*', '--output-dir', folder],
    ]);
    claim(told.includes(CLEAN) && !told.includes(FOUND), `${nameOf(endpoint)}: nothing to get in by at ${names.join(', ')}`);
    if (!told.includes(CLEAN)) console.log(told.slice(-1_000));
  }
};

if (!existsSync('/usr/bin/sqlmap') && !aptInstall('sqlmap')) claim(false, 'sqlmap is not installed (Debian package of that name)');
else {
  const folder = mkdtempSync(join(tmpdir(), 'profplus-injection-'));
  const product = await startProduct({ demo: false, operator: true });
  await judge(
    () => check(product, folder),
    async () => {
      await product.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  );
}
process.exit();
