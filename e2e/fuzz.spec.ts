import fc from 'fast-check';
import type { Route } from '#contract/route';
import type { Client, RawInput } from './client.ts';
import { allEndpoints, nameOf } from './endpoints.ts';
import { expect, test } from './fixtures.ts';
import { furnish, type House } from './house.ts';
import { nasty, spoiled } from './nasty.ts';
import type { People } from './people.ts';
import { validInput, withVersion } from './valid-input.ts';

test.use({ apart: true });

/** More runs, or those of a failure: FUZZ_RUNS and FUZZ_SEED. The night has time for many. */
const RUNS = Number(process.env.FUZZ_RUNS ?? (process.env.JOURNEYS === 'all' ? 100 : 15));
const SEED = Number(process.env.FUZZ_SEED ?? 2026);
const PARAMETERS = { numRuns: RUNS, seed: SEED };

// What only somebody who reads the program or its database can know.
const INSIDES =
  /node_modules|\.ts:\d+|\bat \w+ \(|select\s+.+\s+from|insert into|syntax error|SQLSTATE|pg_catalog|relation "|violates|invalid input/i;

const ENDPOINTS = await allEndpoints();
// What deletes comes last, so that the others find something.
const inOrder = [...ENDPOINTS.filter(({ method }) => method !== 'DELETE'), ...ENDPOINTS.filter(({ method }) => method === 'DELETE')];

let house: House;
test.beforeAll(async ({ people }) => {
  test.setTimeout(120_000);
  house = await furnish(people, 'Опал');
});

/** Who may call the endpoint; for own accounts and sessions a person who is not needed afterwards. */
const callerOf = async ({ scope }: Route, people: People): Promise<Client> => {
  if (scope === 'visitor') return people.visitor();
  if (scope === 'person') return (await people.signUp()).client;
  return scope === 'operator' ? (await people.operator()).client : house.head.client;
};

for (const endpoint of inOrder) {
  test(`${nameOf(endpoint)} stands any input`, async ({ people }) => {
    const client = await callerOf(endpoint, people);
    const fields = (['params', 'query', 'body'] as const).flatMap((part) =>
      Object.keys(endpoint[part]?.shape ?? {}).map((name) => [part, name] as const),
    );
    let address = 0;
    const given = validInput(endpoint, house);
    const property = fc.asyncProperty(spoiled(given, fields), async (spoilt) => {
      address += 1;
      // An old version would be refused before anything else is looked at.
      const input = versionOf(spoilt) === versionOf(given) ? await withVersion(client, endpoint, spoilt) : spoilt;
      // Guesses are limited by address; these are many people's.
      const headers = { 'x-forwarded-for': `203.0.113.${address % 250}` };
      const { status, text } = await client.raw(endpoint, input, { headers });
      expect(status, text).toBeLessThan(500);
      if (status >= 400) expect(text).not.toMatch(INSIDES);
    });
    await fc.assert(property, PARAMETERS);
  });
}

const versionOf = ({ body }: RawInput): unknown => (typeof body === 'object' && body !== null && 'version' in body ? body.version : null);

test('headers may hold anything', async () => {
  const client = house.head.client.copy();
  const names = [
    'range',
    'if-none-match',
    'if-range',
    'idempotency-key',
    'accept-encoding',
    'x-request-id',
    'user-agent',
    'cookie',
    'accept',
  ];
  const value = fc.oneof(
    fc.constantFrom(
      'bytes=-1',
      'bytes=99999999999999999999-',
      'bytes=5-1',
      'bytes=0-0,1-1',
      'W/"x"',
      '*',
      '__Host-session=%00',
      '__Host-session=;;',
    ),
    fc.string({ maxLength: 100 }).filter((text) => /^[\x20-\x7e]*$/.test(text)),
  );
  const property = fc.asyncProperty(fc.constantFrom(...names), value, fc.boolean(), async (name, text, file) => {
    const { cabinet, fileId } = house;
    const path = file ? `/api/organizations/${cabinet.id}/files/${fileId}/original` : '/api/consents';
    const reply = await client.fetch(path, {
      method: file ? 'GET' : 'POST',
      headers: { [name]: text, ...(file ? {} : { 'content-type': 'application/json' }) },
      ...(file ? {} : { body: '{}' }),
    });
    const answer = await reply.text();
    expect(reply.status, answer).toBeLessThan(500);
  });
  await fc.assert(property, { ...PARAMETERS, numRuns: RUNS * 4 });
});

test('addresses may hold anything', async () => {
  const { client } = house.head;
  const property = fc.asyncProperty(nasty, nasty, async (first, second) => {
    const path = `/api/organizations/${encode(first)}/posts/${encode(second)}`;
    const reply = await client.fetch(path);
    const answer = await reply.text();
    expect([400, 404, 414], `${path.slice(0, 200)}: ${answer.slice(0, 500)}`).toContain(reply.status);
  });
  await fc.assert(property, { ...PARAMETERS, numRuns: RUNS * 4 });
});

const encode = (value: unknown): string => {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return encodeURIComponent(text.slice(0, 2_000).toWellFormed());
};
