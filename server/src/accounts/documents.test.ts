import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDocument, getProfile, giveConsent, listConsents, listDocuments, publishDocument, withdrawConsent } from '#contract/accounts';
import { plainText, RichDoc } from '#contract/rich-text';
import { actsOn } from '#server/audit/public.ts';
import { type Signed, startTestApp, type TestApp } from '#test/harness.ts';
import { documentTexts } from './document-texts.ts';
import { ensureDocuments } from './ensure-documents.ts';
import { withAccounts } from './tables.ts';

let app: TestApp;
let operator: Signed;
beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
});
afterAll(() => app.stop());

const text = (words: string) => ({
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: words }] }],
});
const inForce = async (kind: string) => {
  const found = (await app.visitor().call(listDocuments, {})).items.find((document) => document.kind === kind);
  if (found === undefined) throw new Error(`No document ${kind}`);
  return found;
};

describe('documents', () => {
  it('are there from the first start on, each a text of its own', async () => {
    const { items } = await app.visitor().call(listDocuments, {});
    expect(items.map(({ kind, title, required }) => [kind, title, required])).toEqual([
      ['terms', 'Пользовательское соглашение', true],
      ['privacy', 'Политика конфиденциальности', true],
      ['personal_data', 'Согласие на обработку персональных данных', true],
    ]);
    for (const { kind } of items) {
      const { body } = await app.visitor().call(getDocument, { params: { kind } });
      expect(plainText(body).length).toBeGreaterThan(1_500);
    }
    for (const { body } of documentTexts()) expect(RichDoc.parse(body)).toEqual(body);
  });

  it('are not written anew by a second start', async () => {
    await app.ground.transaction(app.clock.now(), (tx) => ensureDocuments(tx, app.clock.now()));
    expect(await withAccounts(app.db).selectFrom('documents').select('id').where('version', '=', 1).execute()).toHaveLength(3);
  });

  it('get a new version from an operator, and from nobody else', async () => {
    const { client } = await app.signUp();
    const body = { kind: 'terms' as const, title: 'Соглашение', body: text('Новое') };
    expect(await client.refusal(publishDocument, { body })).toBe('not_found');
    expect(await app.visitor().refusal(publishDocument, { body })).toBe('unauthenticated');

    const published = await operator.client.call(publishDocument, { body });
    expect(published).toMatchObject({ kind: 'terms', version: 2, title: 'Соглашение', required: true });
    expect(await app.visitor().call(getDocument, { params: { kind: 'terms' } })).toEqual({ ...published, body: body.body });
    expect((await app.visitor().call(listDocuments, {})).items[0]).toEqual(published);
    const [act] = await actsOn(app.db, { subjectType: 'document', subjectIds: [published.id], limit: 1 });
    expect(act).toMatchObject({ action: 'accounts.publish-document', actor: operator.personId, details: { kind: 'terms', version: 2 } });
  });

  it('number their versions one by one, ten at once', async () => {
    const before = (await inForce('privacy')).version;
    const publish = (number: number) =>
      operator.client.call(publishDocument, { body: { kind: 'privacy', title: 'Политика', body: text(`Редакция ${number}`) } });
    const versions = (await Promise.all(Array.from({ length: 10 }, (_, number) => publish(number)))).map(({ version }) => version);
    expect(versions.sort((one, other) => one - other)).toEqual(Array.from({ length: 10 }, (_, number) => before + 1 + number));
  });

  it('hold no signs that PostgreSQL cannot, and no active links', async () => {
    const odd = await operator.client.call(publishDocument, {
      body: { kind: 'terms', title: 'Соглашение', body: text('а\u0000б\ud800в') },
    });
    expect(plainText((await app.visitor().call(getDocument, { params: { kind: odd.kind } })).body)).toBe('а\uFFFDб\uFFFDв');
    const link = (href: string) => ({
      type: 'doc' as const,
      content: [
        {
          type: 'paragraph' as const,
          content: [{ type: 'text' as const, text: 'x', marks: [{ type: 'link' as const, attrs: { href } }] }],
        },
      ],
    });
    for (const href of ['javascript:alert(1)', '//evil.example', '/\\evil.example', 'https://a.example/\u0000'])
      expect(await operator.client.refusal(publishDocument, { body: { kind: 'terms', title: 'x', body: link(href) } })).toBe('invalid');
  });
});

describe('consents', () => {
  it('are withdrawn and given again; the account stays', async () => {
    const { client, personId } = await app.signUp();
    const document = await inForce('personal_data');
    app.clock.advance(1_000);
    await client.call(withdrawConsent, { params: { documentId: document.id } });
    const stateOf = async () => (await client.call(listConsents, {})).items.find((consent) => consent.document.id === document.id);
    expect(await stateOf()).toMatchObject({ inForce: false, withdrawnAt: app.clock.now().toISOString() });
    await client.call(getProfile, {});
    expect(await client.refusal(withdrawConsent, { params: { documentId: document.id } })).toBe('not_found');

    app.clock.advance(1_000);
    const given = await client.call(giveConsent, { body: { documentId: document.id } });
    expect(given).toEqual({ document, givenAt: app.clock.now().toISOString(), withdrawnAt: null, inForce: true });
    app.clock.advance(1_000);
    expect(await client.call(giveConsent, { body: { documentId: document.id } })).toEqual(given);

    const acts = await actsOn(app.db, { subjectType: 'document', subjectIds: [document.id], limit: 100 });
    expect(acts.filter(({ actor }) => actor === personId).map(({ action }) => action)).toEqual([
      'accounts.give-consent',
      'accounts.withdraw-consent',
      'accounts.give-consent',
    ]);
  });

  it('are of a version: a newer one needs its own, an older one cannot be given', async () => {
    const { client } = await app.signUp();
    const old = await inForce('terms');
    const newer = await operator.client.call(publishDocument, { body: { kind: 'terms', title: 'Соглашение', body: text('Ещё новее') } });
    const before = (await client.call(listConsents, {})).items.filter((consent) => consent.document.kind === 'terms');
    expect(before.map((consent) => [consent.document.version, consent.inForce])).toEqual([[old.version, false]]);
    expect(await client.refusal(giveConsent, { body: { documentId: old.id } })).toBe('not_found');
    app.clock.advance(1_000);
    await client.call(giveConsent, { body: { documentId: newer.id } });
    const after = (await client.call(listConsents, {})).items.filter((consent) => consent.document.kind === 'terms');
    expect(after.map((consent) => consent.inForce)).toEqual([true, false]);
  });

  it('are one’s own', async () => {
    const [one, other] = [await app.signUp(), await app.signUp()];
    const document = await inForce('privacy');
    await one.client.call(withdrawConsent, { params: { documentId: document.id } });
    const theirs = (await other.client.call(listConsents, {})).items.find((consent) => consent.document.id === document.id);
    expect(theirs?.inForce).toBe(true);
    expect(await app.visitor().refusal(withdrawConsent, { params: { documentId: document.id } })).toBe('unauthenticated');
  });
});
