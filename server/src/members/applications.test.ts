import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId, OrganizationId } from '#contract/ids';
import { applyForAccess, approveApplication, bindCard, listApplications, listMyApplications, refuseApplication } from '#contract/members';
import type { Response } from '#contract/route';
import { newId } from '#server/platform/ids.ts';
import { type Signed, startTestApp, type TestApp } from '#test/harness.ts';
import { withMembers } from './tables.ts';

const DAY = 24 * 3_600_000;
let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let applicant: Signed;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  organization = await app.organization(operator, 'Профком порта');
});
afterAll(() => app.stop());
beforeEach(async () => {
  // Another day, so that the limit of the one address these tests come from starts anew.
  app.clock.advance(DAY + 1);
  applicant = await app.signUp({ lastName: 'Портова', firstName: 'Анна' });
});

const freeCard = (): string => organization.cards.shift() ?? '';
const form = (cardNumber: string, phone = applicant.phone) => ({
  organizationName: 'Профсоюз портовиков',
  fullName: 'Портова Анна Львовна',
  cardNumber,
  phone,
});
const apply = async (cardNumber: string, rest: { email?: string; phone?: string } = {}): Promise<ApplicationId> =>
  (await app.visitor().call(applyForAccess, { body: { ...form(cardNumber), ...rest } })).id;
const of = (applicationId: ApplicationId) => ({ params: { applicationId } });
const refuse = (id: ApplicationId) => operator.client.send(refuseApplication, { ...of(id), body: { reason: 'Карта не той организации' } });
const queued = async (id: ApplicationId) => {
  const { items } = await operator.client.call(listApplications, { query: { limit: 200 } });
  return items.find((item) => item.id === id);
};

describe('«Заявка на доступ»', () => {
  it('joins the queue, heard by the operators, and shows to the applicant', async () => {
    const listener = await operator.client.listen();
    const card = freeCard();
    const id = await apply(card, { phone: applicant.phone.replace('+7', '8'), email: 'chair@example.org' });
    await listener.next('members.application');
    listener.close();
    expect(await queued(id)).toEqual({
      id,
      ...form(card),
      email: 'chair@example.org',
      state: 'pending',
      reason: '',
      createdAt: app.clock.now().toISOString(),
      decidedAt: null,
      decidedByName: null,
      card: 'free',
      cardOrganization: { id: organization.id, name: 'Профком порта' },
      applicant: { id: applicant.personId, name: 'Портова Анна' },
    });
    expect((await applicant.client.call(listMyApplications, {})).items).toMatchObject([
      { id, state: 'pending', organizationName: 'Профсоюз портовиков' },
    ]);
    expect((await operator.client.call(listMyApplications, {})).items).toEqual([]);
  });

  it('answers the same for every card: the queue alone tells its state', async () => {
    const other = await app.member(organization);
    const mine = freeCard();
    await applicant.client.call(bindCard, { body: { number: mine } });
    const blocked = freeCard();
    await withMembers(app.db)
      .updateTable('cards')
      .set({ blocked_at: app.clock.now() })
      .where('organization_id', '=', organization.id)
      .where('number', '=', blocked)
      .execute();
    const cases = [
      [other.cardNumber, 'bound'],
      [mine, 'bound_to_applicant'],
      ['888888888888888888', 'unknown'],
    ] as const;
    for (const [card, state] of cases) {
      const { status, body } = await app.visitor().send(applyForAccess, { body: form(card) });
      expect([status, Object.keys(body)]).toEqual([201, ['id']]);
      expect((await queued(body.id))?.card).toBe(state);
    }
    const unknown = await apply(blocked, { phone: app.newPhone() });
    expect(await queued(unknown)).toMatchObject({ card: 'blocked', applicant: null });
  });

  it('is limited by address and by phone, under parallel requests too', async () => {
    const card = freeCard();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        app.visitor().send(applyForAccess, { body: { ...form(card, app.newPhone()), fullName: `Имя ${index}` } }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(5);
    expect(answers.find((answer) => answer.status === 429)?.problem).toMatchObject({ code: 'too_many_requests', retryAfter: DAY / 1_000 });
    app.clock.advance(DAY);
    for (let index = 0; index < 3; index += 1) await apply(card, { email: `a${index}@example.org` });
    expect((await app.visitor().send(applyForAccess, { body: form(card) })).problem.code).toBe('too_many_requests');
    expect((await app.visitor().send(applyForAccess, { body: form(card, app.newPhone()) })).status).toBe(201);
  });

  it('takes the same application sent again for the same', async () => {
    const card = freeCard();
    const ids = await Promise.all([apply(card), apply(card), apply(card)]);
    expect(new Set(ids).size).toBe(1);
  });

  it('refuses what cannot be right, beside its field', async () => {
    const { problem } = await app
      .visitor()
      .send(applyForAccess, { body: { organizationName: ' ', fullName: '', cardNumber: '123', phone: '+49 30 000000', email: 'нет' } });
    expect(problem).toMatchObject({
      code: 'invalid',
      fields: {
        organizationName: 'too_small',
        fullName: 'too_small',
        cardNumber: 'card_invalid',
        phone: 'phone_unsupported',
        email: expect.any(String),
      },
    });
  });

  it('ignores fields that are not its own', async () => {
    const extra = { ...form(freeCard()), state: 'approved', id: newId(app.clock.now()), decided_by_person_id: operator.personId };
    const { id } = await app.visitor().call(applyForAccess, { body: extra });
    expect(id).not.toBe(extra.id);
    expect((await queued(id))?.state).toBe('pending');
  });
});

describe('the queue', () => {
  it('pages those that wait oldest first, the decided newest first, with the number that waits', async () => {
    const ids: ApplicationId[] = [];
    for (let index = 0; index < 3; index += 1) {
      app.clock.advance(1_000);
      ids.push(await apply(freeCard(), { phone: app.newPhone() }));
    }
    const all: Response<typeof listApplications>['items'] = [];
    let after: string | undefined;
    do {
      const page: Response<typeof listApplications> = await operator.client.call(listApplications, { query: { limit: 2, after } });
      all.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    expect(all.slice(-3).map((item) => item.id)).toEqual(ids);
    const { pending } = await operator.client.call(listApplications, { query: { limit: 1 } });
    expect(pending).toBe(all.length);
    for (const id of ids) await refuse(id);
    const decided = await operator.client.call(listApplications, { query: { state: 'refused', limit: 3 } });
    expect(decided.items.map((item) => item.id)).toEqual([...ids].reverse());
    expect(decided.pending).toBe(pending - 3);
    expect(await operator.client.refusal(listApplications, { query: { after: 'WzFd' } })).toBe('bad_request');
  });

  it('is for operators alone', async () => {
    const head = await app.member(organization, 'head');
    const id = await apply(freeCard());
    for (const [client, code] of [
      [head.client, 'not_found'],
      [app.visitor(), 'unauthenticated'],
    ] as const) {
      expect(await client.refusal(listApplications, { query: {} })).toBe(code);
      expect(await client.refusal(approveApplication, of(id))).toBe(code);
      expect(await client.refusal(refuseApplication, { ...of(id), body: { reason: 'Нет' } })).toBe(code);
    }
    expect(await operator.client.refusal(approveApplication, of(newId<ApplicationId>(app.clock.now())))).toBe('not_found');
    expect(await app.visitor().refusal(listMyApplications, {})).toBe('unauthenticated');
  });
});
