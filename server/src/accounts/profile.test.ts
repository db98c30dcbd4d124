import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getProfile, updateProfile } from '#contract/accounts';
import { actsOn } from '#server/audit/public.ts';
import { startTestApp, type TestApp } from '#test/harness.ts';
import { withAccounts } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const CHANGED = {
  lastName: 'Лугова-Берег',
  firstName: "Д'Арья",
  patronymic: '',
  birthDate: '1988-02-29',
  email: 'darya@example.org',
  region: 'Приморский край',
};
const acts = (id: string) => actsOn(app.db, { subjectType: 'person', subjectIds: [id], limit: 20 });

describe('the profile', () => {
  it('is read and changed by its owner; the journal names fields, not values', async () => {
    const { client, personId, phone } = await app.signUp();
    expect(await client.call(getProfile, {})).toEqual({
      id: personId,
      phone,
      lastName: 'Лугов',
      firstName: 'Егор',
      patronymic: 'Ильич',
      operator: false,
      birthDate: null,
      email: '',
      region: '',
      version: 0,
    });
    const after = await client.call(updateProfile, { body: { ...CHANGED, version: 0 } });
    expect(after).toEqual({ id: personId, phone, operator: false, ...CHANGED, version: 1 });
    expect(await client.call(getProfile, {})).toEqual(after);

    const [act] = await acts(personId);
    expect(act).toMatchObject({ action: 'accounts.update-profile', actor: personId });
    expect(act?.details).toEqual({ fields: ['lastName', 'firstName', 'patronymic', 'birthDate', 'email', 'region'] });
    expect(await app.visitor().refusal(getProfile, {})).toBe('unauthenticated');
  });

  it('is not overwritten unseen', async () => {
    const { client } = await app.signUp();
    const change = (region: string) => client.send(updateProfile, { body: { ...CHANGED, region, version: 0 } });
    const answers = await Promise.all(['Москва', 'Самара', 'Казань'].map(change));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409).map(({ problem }) => problem.code)).toEqual(['conflict', 'conflict']);
    expect((await client.call(getProfile, {})).version).toBe(1);
  });

  it('that is given back as it was changes nothing', async () => {
    const { client, personId } = await app.signUp();
    const before = await client.call(getProfile, {});
    const entries = (await acts(personId)).length;
    expect(await client.call(updateProfile, { body: before })).toEqual(before);
    expect(await acts(personId)).toHaveLength(entries);
  });

  it('is changed once by a request that comes twice with its key', async () => {
    const { client } = await app.signUp();
    const body = { ...CHANGED, version: 0 };
    const first = await client.send(updateProfile, { body }, { key: 'profile-key-1' });
    const second = await client.send(updateProfile, { body }, { key: 'profile-key-1' });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
  });

  it('takes nothing from the body that is not asked for', async () => {
    const { client, personId, phone } = await app.signUp();
    const more = {
      ...CHANGED,
      version: 0,
      id: '01920000-0000-7000-8000-000000000000',
      phone: '+79990000000',
      operator: true,
      is_operator: true,
    };
    expect(await client.call(updateProfile, { body: more })).toMatchObject({ id: personId, phone, operator: false });
    const row = await withAccounts(app.db).selectFrom('persons').selectAll().where('id', '=', personId).executeTakeFirst();
    expect(row).toMatchObject({ phone, is_operator: false, blocked_at: null });
  });

  it.each([
    ['birthDate', '2026-02-30'],
    ['birthDate', '2031-01-01'],
    ['birthDate', '1850-01-01'],
    ['email', 'не почта'],
    ['lastName', '<b>Лугов</b>'],
    ['lastName', ' '],
    ['firstName', 'а'.repeat(101)],
    ['region', 'р'.repeat(101)],
  ])('refuses %s «%s» beside its field', async (field, value) => {
    const { client } = await app.signUp();
    const { problem } = await client.send(updateProfile, { body: { ...CHANGED, version: 0, [field]: value } });
    expect(problem.code).toBe('invalid');
    expect(Object.keys(problem.fields ?? {})).toEqual([field]);
    expect((await client.call(getProfile, {})).version).toBe(0);
  });
});
