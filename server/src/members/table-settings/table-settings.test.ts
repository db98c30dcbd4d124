import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn } from '#contract/accounts';
import { getTableSettings, keepTableSettings } from '#contract/table-settings';
import { PASSWORD, startTestApp, type TestApp } from '#test/harness.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

it("columns and page size are a person's own, on every device", async () => {
  const [person, other] = [await app.signUp(), await app.signUp()];
  expect(await person.client.call(getTableSettings, {})).toEqual({ columns: null, size: 50 });

  await person.client.call(keepTableSettings, { body: { columns: ['phone', 'age'], size: 100 } });
  const elsewhere = app.visitor();
  await elsewhere.call(signIn, { body: { phone: person.phone, password: PASSWORD } });
  expect(await elsewhere.call(getTableSettings, {})).toEqual({ columns: ['phone', 'age'], size: 100 });
  expect(await other.client.call(getTableSettings, {})).toEqual({ columns: null, size: 50 });

  await elsewhere.call(keepTableSettings, { body: { columns: null, size: 25 } });
  expect(await person.client.call(getTableSettings, {})).toEqual({ columns: null, size: 25 });
});

it('takes no column and no page size that the list does not have', async () => {
  const { client } = await app.signUp();
  for (const body of [
    { columns: ['password_hash'], size: 50 },
    { columns: Array.from({ length: 9 }, () => 'phone'), size: 50 },
    { columns: null, size: 1_000_000 },
  ])
    expect(await client.refusal(keepTableSettings, { body } as never)).toBe('invalid');
  expect(await client.call(getTableSettings, {})).toEqual({ columns: null, size: 50 });
});
