import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import type { OrganizationId, PersonId } from '#contract/ids';
import { newId } from '#server/platform/ids.ts';
import { type Signed, startTestApp, type TestApp } from '#test/harness.ts';
import { actsOn, record } from './public.ts';

let app: TestApp;
let operator: Signed;
const ours = newId<OrganizationId>(new Date('2026-01-01T00:00:00Z'));
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  const unknown = newId<PersonId>(app.clock.now());
  for (let number = 0; number < 25; number += 1) {
    app.clock.advance(1_000);
    await record(app.db, {
      action: number % 5 === 0 ? 'feed.publish' : 'feed.edit',
      actor: [operator.personId, null, unknown][number % 3] ?? null,
      organizationId: number < 10 ? ours : null,
      subjectType: 'thing',
      subjectId: `thing-${number % 2}`,
      details: { number, fields: ['one', 'two'], done: true, nothing: null },
      now: app.clock.now(),
    });
  }
});
afterAll(() => app.stop());

const page = (query: Record<string, unknown> = {}) => operator.client.call(listAuditEntries, { query });

it('pages the whole journal, newest first, without a gap or a repetition', async () => {
  const whole = (await page({ limit: 200 })).items;
  expect(whole.length).toBeGreaterThan(25);
  expect(whole.map(({ at }) => at)).toEqual(
    whole
      .map(({ at }) => at)
      .toSorted()
      .reverse(),
  );
  const walked = [];
  let after: string | undefined;
  do {
    const { items, next } = await page({ limit: 7, after });
    walked.push(...items);
    after = next;
  } while (after !== undefined);
  expect(walked).toEqual(whole);
});

it('names the actor, if there is one', async () => {
  const [last, ...rest] = (await page({ limit: 3 })).items;
  expect(last).toMatchObject({
    action: 'feed.edit',
    actor: { id: operator.personId, name: 'Озерова Наталья' },
    organizationId: null,
    subjectType: 'thing',
    subjectId: 'thing-0',
    details: { number: 24, fields: ['one', 'two'], done: true, nothing: null },
  });
  expect(rest.map(({ actor }) => actor?.name ?? null)).toEqual(['', null]);
});

it('filters by organisation and action', async () => {
  expect((await page({ organizationId: ours })).items).toHaveLength(10);
  expect((await page({ action: 'feed.publish' })).items).toHaveLength(5);
  expect((await page({ organizationId: ours, action: 'feed.publish' })).items.map(({ details }) => details.number)).toEqual([5, 0]);
  expect((await page({ action: 'nothing.such' })).items).toEqual([]);
});

it('gives a subject’s own history', async () => {
  const acts = await actsOn(app.db, { subjectType: 'thing', subjectIds: ['thing-1'], limit: 3 });
  expect(acts.map(({ details }) => details.number)).toEqual([23, 21, 19]);
});

it('is the operator’s alone', async () => {
  const { client } = await app.signUp();
  expect(await client.refusal(listAuditEntries, { query: {} })).toBe('not_found');
  expect(await app.visitor().refusal(listAuditEntries, { query: {} })).toBe('unauthenticated');
});

it.each(['x', '!!!', Buffer.from('["1; drop table persons"]').toString('base64url'), Buffer.from('[1,2]').toString('base64url')])(
  'refuses the cursor %s',
  async (after) => {
    expect(await operator.client.refusal(listAuditEntries, { query: { after } })).toBe('bad_request');
  },
);

it('refuses an action that no action is called', async () => {
  expect(await operator.client.refusal(listAuditEntries, { query: { action: 'a\u0000b' } })).toBe('invalid');
});
