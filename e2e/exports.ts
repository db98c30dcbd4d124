import { expect } from '@playwright/test';
import { type Export, getExport, startExport } from '#contract/exports';
import type { Member, Organization } from './people.ts';

/** Has a file made of everybody in the organisation, and waits until it lies there. */
export const exportEverybody = async ({ client }: Member, { id: organizationId }: Organization): Promise<Export> => {
  const params = { organizationId };
  const { id } = await client.call(startExport, { params, body: { target: { filter: {} }, format: 'csv' } });
  const read = () => client.call(getExport, { params: { ...params, exportId: id } });
  await expect.poll(async () => (await read()).state).toBe('ready');
  return read();
};
