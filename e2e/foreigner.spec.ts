import type { Route } from '#contract/route';
import type { Client, RawInput, RawReply } from './client.ts';
import { allEndpoints, nameOf } from './endpoints.ts';
import { expect, test } from './fixtures.ts';
import { furnish, type House } from './house.ts';
import type { People } from './people.ts';
import { type Known, sampleInput } from './sample.ts';

test.use({ apart: true });

/**
 * Every endpoint of the contract, tried by everybody whom it does not serve, with ids of rows that exist: what is not
 * yours does not exist, nothing of it is told, and nothing of it changes.
 */
const ENDPOINTS = await allEndpoints();

/** Two furnished organisations, and those who belong to neither. */
interface World {
  readonly a: House;
  readonly b: House;
  readonly visitor: Client;
  readonly stranger: Client;
  readonly operator: Client;
  /** Another administrator of B, each time in a new browser: what anybody may call can end sessions, too. */
  readonly deputy: () => Promise<Client>;
  readonly before: unknown;
}
let world: World;

const build = async (people: People): Promise<World> => {
  const [a, b, stranger, operator] = await Promise.all([
    furnish(people, 'Аметист'),
    furnish(people, 'Бирюза'),
    people.signUp({ lastName: 'Чужакова' }),
    people.operator(),
  ]);
  const second = await people.member(b.cabinet, 'administrator', { lastName: 'Чужакова' });
  const deputy = () => people.signIn(second);
  return { a, b, visitor: people.visitor(), stranger: stranger.client, operator: operator.client, deputy, before: await a.look() };
};

test.beforeAll(async ({ people }) => {
  test.setTimeout(120_000);
  world = await build(people);
});

test('the contract and the OpenAPI document name the same endpoints', async ({ product }) => {
  const response = await fetch(`${product.url}/api/openapi.json`);
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, unknown>> };
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  expect(documented.filter((name) => !name.startsWith('HEAD ')).sort()).toEqual(ENDPOINTS.map(nameOf).sort());
});

test('who belongs to the organisation reads it', async () => {
  const { a, operator } = world;
  for (const endpoint of ENDPOINTS.filter(({ method, scope }) => method === 'GET' && scope !== 'visitor')) {
    const client = endpoint.scope === 'operator' ? operator : a.head.client;
    const { status, text } = await client.raw(endpoint, sampleInput(endpoint, a.known));
    expect(status, `${nameOf(endpoint)}: ${text}`).toBe(200);
  }
});

for (const endpoint of ENDPOINTS) {
  test(`${nameOf(endpoint)} serves no foreigner`, async () => {
    const { a } = world;
    const input = sampleInput(endpoint, a.known);
    for (const { who, client, status } of await foreigners(endpoint, world)) {
      const reply = await client.raw(endpoint, input);
      expectRefused(reply, status, `${nameOf(endpoint)} as ${who}`);
      expectSilent(reply, a, `${nameOf(endpoint)} as ${who}`);
    }
  });
}

const namingMore = ENDPOINTS.filter(
  ({ path, body }) => path.startsWith('/api/organizations/:organizationId') && (/:(?!organizationId)/.test(path) || body !== undefined),
);

for (const endpoint of namingMore) {
  test(`${nameOf(endpoint)} finds no row of another organisation in its own`, async () => {
    const { a, b } = world;
    const ofA = sampleInput(endpoint, a.known);
    const ofB = sampleInput(endpoint, b.known);
    const head = b.head.client;

    if (/:(?!organizationId)/.test(endpoint.path)) {
      const reply = await head.raw(endpoint, { ...ofA, params: { ...ofA.params, organizationId: b.cabinet.id } });
      expectRefused(reply, 404, `${nameOf(endpoint)} with a row of A in the path of B`);
      expectSilent(reply, a, nameOf(endpoint));
    }
    if (endpoint.body !== undefined && namesRows(ofA, a.known)) {
      const reply = await head.raw(endpoint, { ...ofB, body: ofA.body });
      // 202: seen publications are only counted where they exist.
      expect([202, 404, 409, 422], `${nameOf(endpoint)} with rows of A in the body: ${reply.text}`).toContain(reply.status);
      expectSilent(reply, a, nameOf(endpoint));
    }
  });
}

test('after all of it the organisation is as it was', async () => {
  expect(await world.a.look()).toEqual(world.before);
});

test('the journal tells who knocked at doors of a higher role', async () => {
  const { a, operator } = world;
  const journal = ENDPOINTS.find(({ path }) => path === '/api/operator/journal');
  if (journal === undefined) throw new Error('The journal has no endpoint');
  const query = { organizationId: a.cabinet.id, action: 'access.refused', limit: 200 };
  const { text } = await operator.raw(journal, { query });
  const entries = (JSON.parse(text) as { items: { actor: { id: string } | null; subjectId: string }[] }).items;
  const knocked = (id: string) => entries.filter(({ actor }) => actor?.id === id).length;
  expect(knocked(a.member.personId)).toBeGreaterThan(0);
  expect(knocked(world.b.head.personId)).toBeGreaterThan(0);
});

interface Foreigner {
  readonly who: string;
  readonly client: Client;
  /** Null: the endpoint is anybody's; only silence is asked for. */
  readonly status: 401 | 404 | null;
}

/** Everybody who has no right to the endpoint with rows of A, and how they must be sent away. */
const foreigners = async ({ scope }: Route, { a, b, visitor, stranger, operator, deputy }: World): Promise<Foreigner[]> => {
  const nobody: Foreigner = { who: 'a visitor', client: visitor, status: scope === 'visitor' ? null : 401 };
  if (scope === 'visitor' || scope === 'person') return [nobody, { who: 'an administrator of B', client: await deputy(), status: null }];
  const others: [string, Client][] = [
    ['a person of no organisation', stranger],
    ['an excluded member', a.excluded.client],
    ['a member of B', b.member.client],
    ['an administrator of B', b.administrator.client],
    ['the head of B', b.head.client],
    ...(scope === 'operator' ? [] : ([['the operator', operator]] satisfies [string, Client][])),
    ...(scope === 'member' ? [] : ([['a member', a.member.client]] satisfies [string, Client][])),
    ...(scope === 'head' || scope === 'operator' ? ([['an administrator', a.administrator.client]] satisfies [string, Client][]) : []),
    ...(scope === 'operator' ? ([['the head', a.head.client]] satisfies [string, Client][]) : []),
  ];
  return [nobody, ...others.map(([who, client]): Foreigner => ({ who, client, status: 404 }))];
};

const expectRefused = ({ status, text }: RawReply, wanted: number | null, what: string): void => {
  if (wanted === null) expect(status, `${what}: ${text}`).toBeLessThan(500);
  else expect(status, `${what}: ${text}`).toBe(wanted);
};

const expectSilent = ({ text }: RawReply, { needles }: House, what: string): void => {
  const told = needles.filter((needle) => text.toLowerCase().includes(needle.toLowerCase()));
  expect(told, `${what} told of A: ${text.slice(0, 500)}`).toEqual([]);
};

/** Whether a body names rows at all; one that does not is a write of B's own, and none of this suite's concern. */
const namesRows = ({ body }: RawInput, { bySchema }: Known): boolean => {
  const written = JSON.stringify(body);
  const ids = [...bySchema.values()].filter((value) => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value));
  return ids.some((id) => written.includes(String(id)));
};
