import { afterAll, beforeAll, expect, it } from 'vitest';
import { getFirstSteps, hideFirstSteps } from '#contract/first-steps';
import { startTestApp, type TestApp } from '#test/harness.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

it('first steps are put away for one person in one organisation, on every device, and once is as often', async () => {
  const operator = await app.operator();
  const organization = await app.organization(operator);
  const head = await app.member(organization, 'head');
  const [other, member] = [await app.member(organization, 'administrator'), await app.member(organization)];
  const params = { organizationId: organization.id };
  const away = async (by = head) => (await by.client.call(getFirstSteps, { params })).away;
  expect([await away(), await away(other)]).toEqual([false, false]);
  const socket = await head.client.listen();
  await head.client.call(hideFirstSteps, { params });
  expect(await socket.next('members.first-steps')).toMatchObject(params);
  socket.close();
  await head.client.call(hideFirstSteps, { params });
  expect([await away(), await away(other)]).toEqual([true, false]);
  for (const endpoint of [getFirstSteps, hideFirstSteps] as const)
    expect(await member.client.refusal(endpoint, { params })).toBe('not_found');
});
