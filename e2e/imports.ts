import { expect } from '@playwright/test';
import type { ImportId } from '#contract/ids';
import { chooseColumns, getImport, type Import, startImport } from '#contract/imports';
import { type Member, type Organization, upload } from './people.ts';

/** Uploads a register and has it checked; it waits for its confirmation then. */
export const checkImport = async (by: Member, organization: Organization, text: string): Promise<Import> => {
  const params = { organizationId: organization.id };
  const file = await upload(by, organization, { name: 'register.csv', type: 'text/csv', bytes: new TextEncoder().encode(text) });
  const { id } = await by.client.call(startImport, { params, body: { fileId: file.id } });
  const { columns } = await settled(by, organization, id, 'columns');
  await by.client.call(chooseColumns, { params: { ...params, importId: id }, body: { columns } });
  return settled(by, organization, id, 'checked');
};

const settled = async (
  { client }: Member,
  { id: organizationId }: Organization,
  importId: ImportId,
  state: Import['state'],
): Promise<Import> => {
  const read = () => client.call(getImport, { params: { organizationId, importId } });
  await expect.poll(async () => (await read()).state).toBe(state);
  return read();
};
