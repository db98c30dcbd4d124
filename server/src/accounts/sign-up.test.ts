import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSession, listConsents, listDocuments, publishDocument, signUp } from '#contract/accounts';
import { actsOn } from '#server/audit/public.ts';
import { PASSWORD, startTestApp, type TestApp } from '#test/harness.ts';
import { MINUTE } from './policy.ts';
import { withAccounts } from './tables.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const bodyFor = async (proof: string) => {
  const { items } = await app.visitor().call(listDocuments, {});
  return { proof, lastName: 'Берегов', firstName: 'Пётр', password: PASSWORD, documents: items.map(({ id }) => id) };
};
const personBy = (phone: string) => withAccounts(app.db).selectFrom('persons').selectAll().where('phone', '=', phone).executeTakeFirst();

describe('signing up', () => {
  it('makes an account, records each consent and signs in', async () => {
    const phone = app.newPhone();
    const client = app.visitor();
    client.headers['user-agent'] = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0';
    const { status, body, headers } = await client.send(signUp, { body: await bodyFor(await app.prove(phone, 'sign_up')) });
    expect(status).toBe(201);
    expect(body).toEqual({ id: body.id, phone, lastName: 'Берегов', firstName: 'Пётр', patronymic: '', operator: false });
    expect(headers.get('set-cookie')).toMatch(/^__Host-session=[\w-]{43};.*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(await client.call(getSession, {})).toEqual({ person: body });

    expect((await personBy(phone))?.password_hash).toMatch(/^\$argon2id\$v=19\$m=1024,t=3,p=1\$/);
    const { items } = await client.call(listConsents, {});
    expect(items.map(({ document, inForce }) => [document.kind, document.version, inForce]).sort()).toEqual([
      ['personal_data', 1, true],
      ['privacy', 1, true],
      ['terms', 1, true],
    ]);
    const consents = await withAccounts(app.db).selectFrom('consents').selectAll().where('person_id', '=', body.id).execute();
    for (const consent of consents)
      expect(consent).toMatchObject({ address: '127.0.0.1', device: 'Firefox, Linux', given_at: app.clock.now() });

    const [act] = await actsOn(app.db, { subjectType: 'person', subjectIds: [body.id], limit: 5 });
    expect(act).toMatchObject({ action: 'accounts.sign-up', actor: body.id });
    const given = await actsOn(app.db, { subjectType: 'document', subjectIds: [items[0]?.document.id ?? ''], limit: 100 });
    expect(given).toContainEqual(expect.objectContaining({ action: 'accounts.give-consent', actor: body.id }));
  });

  it('needs a good proof, made for signing up, once', async () => {
    const phone = app.newPhone();
    const proof = await app.prove(phone, 'sign_up');
    const body = await bodyFor(proof);
    expect(await app.visitor().refusal(signUp, { body: { ...body, proof: 'x'.repeat(43) } })).toBe('code_expired');
    const forReset = await app.prove(app.newPhone(), 'reset');
    expect(await app.visitor().refusal(signUp, { body: { ...body, proof: forReset } })).toBe('code_expired');
    const late = await app.prove(app.newPhone(), 'sign_up');
    await app.visitor().call(signUp, { body });
    expect(await app.visitor().refusal(signUp, { body })).toBe('code_expired');
    app.clock.advance(15 * MINUTE);
    expect(await app.visitor().refusal(signUp, { body: { ...body, proof: late } })).toBe('code_expired');
  });

  it('makes one account of a hundred parallel requests', async () => {
    const phone = app.newPhone();
    const body = await bodyFor(await app.prove(phone, 'sign_up'));
    const answers = await Promise.all(Array.from({ length: 100 }, () => app.visitor().send(signUp, { body })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.every(({ status }) => [201, 422, 409, 429].includes(status))).toBe(true);
    const sessions = await withAccounts(app.db)
      .selectFrom('sessions')
      .innerJoin('persons', 'persons.id', 'person_id')
      .where('phone', '=', phone)
      .select('sessions.id')
      .execute();
    expect(sessions).toHaveLength(1);
  });

  it('tells only who proved the phone that it has an account', async () => {
    const { phone } = await app.signUp();
    app.clock.advance(MINUTE);
    const before = await personBy(phone);
    expect(await app.visitor().refusal(signUp, { body: await bodyFor(await app.prove(phone, 'sign_up')) })).toBe('account_exists');
    expect(await personBy(phone)).toEqual(before);
  });

  it('refuses a weak password and keeps the proof', async () => {
    const phone = app.newPhone();
    const body = await bodyFor(await app.prove(phone, 'sign_up'));
    for (const password of ['password1', phone, 'берегов2000']) {
      const { problem } = await app.visitor().send(signUp, { body: { ...body, password } });
      expect(problem).toMatchObject({ code: 'password_weak', fields: { password: 'password_weak' } });
    }
    expect((await app.visitor().send(signUp, { body: { ...body, password: 'короче' } })).problem.code).toBe('invalid');
    await app.visitor().call(signUp, { body });
  });

  it('takes nothing from the body that is not asked for', async () => {
    const phone = app.newPhone();
    const body = await bodyFor(await app.prove(phone, 'sign_up'));
    const more = {
      ...body,
      id: '01920000-0000-7000-8000-000000000000',
      phone: '+79990000000',
      operator: true,
      is_operator: true,
      version: 7,
      created_at: 0,
    };
    const person = await app.visitor().call(signUp, { body: more });
    expect(person).toMatchObject({ phone, operator: false });
    expect(person.id).not.toBe(more.id);
    expect(await personBy(phone)).toMatchObject({ is_operator: false, version: 0, created_at: app.clock.now() });
  });

  it('needs every required document in the version in force', async () => {
    const operator = await app.operator();
    const body = await bodyFor(await app.prove(app.newPhone(), 'sign_up'));
    const without = await app.visitor().send(signUp, { body: { ...body, documents: body.documents.slice(1) } });
    expect(without.problem).toMatchObject({ code: 'consent_required', fields: { 'documents.terms': 'consent_required' } });

    await operator.client.call(publishDocument, {
      body: { kind: 'privacy', title: 'Политика', body: { type: 'doc', content: [{ type: 'paragraph' }] } },
    });
    const outdated = await app.visitor().send(signUp, { body });
    expect(outdated.problem).toMatchObject({ code: 'consent_required', fields: { 'documents.privacy': 'consent_required' } });
    await app.visitor().call(signUp, { body: await bodyFor(body.proof) });
  });
});
