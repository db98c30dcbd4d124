import type { Route } from '#contract/route';
import type { Client, RawInput } from './client.ts';
import { allEndpoints } from './endpoints.ts';
import type { House } from './house.ts';
import { sampleInput } from './sample.ts';

const endpoints = await allEndpoints();

/** An input that a write of the house takes: an attached file cannot be attached again, and a text is no logo. */
export const validInput = (endpoint: Route, { known }: House): RawInput =>
  sampleInput(endpoint, { ...known, byName: { ...known.byName, attachments: [], logoFileId: null } });

/** The same with the version that an edit must name, from what reads the same path. Needs a right to read it. */
export const withVersion = async (client: Client, endpoint: Route, input: RawInput): Promise<RawInput> => {
  const twin = endpoints.find(({ method, path }) => method === 'GET' && path === endpoint.path);
  if (endpoint.method !== 'PUT' || twin === undefined || typeof input.body !== 'object') return input;
  const { status, text } = await client.raw(twin, { params: input.params ?? {} });
  return status === 200 ? { ...input, body: { ...input.body, version: (JSON.parse(text) as { version: number }).version } } : input;
};
