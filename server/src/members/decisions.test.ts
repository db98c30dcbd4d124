import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import type { ApplicationId, OrganizationId } from '#contract/ids';
import {
  applyForAccess,
  approveApplication,
  bindCard,
  excludeMember,
  listApplications,
  listMemberships,
  listMyApplications,
  refuseApplication,
} from '#contract/members';
import { listNotifications } from '#contract/notifications';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
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
const approve = (id: ApplicationId) => operator.client.send(approveApplication, of(id));
const refuse = (id: ApplicationId) => operator.client.send(refuseApplication, { ...of(id), body: { reason: 'Карта не той организации' } });
const queued = async (id: ApplicationId) => {
  const { items } = await operator.client.call(listApplications, { query: { limit: 200 } });
  return items.find((item) => item.id === id);
};
const told = async (whom: Signed) => (await whom.client.call(listNotifications, { query: {} })).items.map((item) => item.content);
const membershipOf = async (whom: Signed) =>
  (await whom.client.call(listMemberships, {})).items.find((item) => item.organizationId === organization.id);

describe('approving', () => {
  it('binds the free card and makes the applicant head, told, mailed and journalled', async () => {
    const card = freeCard();
    const id = await apply(card, { email: 'chair@example.org' });
    const listener = await applicant.client.listen();
    const { body } = await approve(id);
    expect(body).toMatchObject({
      id,
      state: 'approved',
      decidedAt: app.clock.now().toISOString(),
      decidedByName: 'Озерова Наталья',
      card: 'bound_to_applicant',
    });
    await listener.next('members.access-changed');
    listener.close();
    expect(await membershipOf(applicant)).toMatchObject({ role: 'head', organizationName: 'Профком порта' });
    expect(await told(applicant)).toEqual([
      { kind: 'access.approved', organizationName: 'Профком порта' },
      { kind: 'card.bound', cardTail: `${card.slice(-8, -6)} ${card.slice(-6)}` },
    ]);
    await app.runJobs();
    const mail = app.sent.mails.at(-1);
    expect(mail).toMatchObject({ to: 'chair@example.org', subject: expect.stringContaining('одобрена') });
    expect(mail?.text).toContain('Профсоюз портовиков');
    for (const personal of ['Портова', applicant.phone, card]) expect(`${mail?.subject}${mail?.text}`).not.toContain(personal);
    const { items } = await operator.client.call(listAuditEntries, { query: { action: 'members.approve-application', limit: 1 } });
    expect(items[0]).toMatchObject({ actor: { id: operator.personId }, organizationId: organization.id, subjectId: id });
    expect((await operator.client.call(listApplications, { query: { state: 'approved' } })).items[0]?.id).toBe(id);
  });

  it('raises who holds the card already', async () => {
    const card = freeCard();
    await applicant.client.call(bindCard, { body: { number: card } });
    expect((await approve(await apply(card))).status).toBe(200);
    expect((await membershipOf(applicant))?.role).toBe('head');
    expect((await told(applicant)).map((content) => content.kind)).toEqual(['access.approved', 'role.changed', 'card.bound']);
  });

  it('sends no mail where no address was given', async () => {
    const before = app.sent.mails.length;
    await approve(await apply(freeCard()));
    await app.runJobs();
    expect(app.sent.mails).toHaveLength(before);
  });

  it('is refused with the reason, and then nothing has changed', async () => {
    const other = await app.member(organization);
    const excluded: SignedMember = await app.member(organization);
    const head = await app.member(organization, 'head');
    await head.client.call(excludeMember, {
      params: { organizationId: organization.id, memberId: excluded.memberId },
      body: { reason: 'Переезд' },
    });
    const holder = await app.member(organization);
    const blocked = freeCard();
    await withMembers(app.db)
      .updateTable('cards')
      .set({ blocked_at: app.clock.now() })
      .where('organization_id', '=', organization.id)
      .where('number', '=', blocked)
      .execute();
    const cases = [
      ['888888888888888887', applicant.phone, 'card_unknown'],
      [blocked, applicant.phone, 'card_blocked'],
      [freeCard(), app.newPhone(), 'applicant_unknown'],
      [other.cardNumber, applicant.phone, 'card_used'],
      [freeCard(), holder.phone, 'member_exists'],
      [excluded.cardNumber, excluded.phone, 'member_excluded'],
      [freeCard(), excluded.phone, 'member_excluded'],
    ] as const;
    for (const [card, phone, code] of cases) {
      app.clock.advance(DAY);
      const id = await apply(card, { phone });
      expect((await approve(id)).problem.code).toBe(code);
      expect((await queued(id))?.state).toBe('pending');
    }
    expect(await membershipOf(applicant)).toBeUndefined();
    expect((await membershipOf(holder))?.role).toBe('member');
  });

  it('is decided once, by one of two operators at once', async () => {
    const id = await apply(freeCard());
    const answers = await Promise.all([approve(id), refuse(id), approve(id)]);
    expect(answers.map((answer) => answer.problem.code ?? 'decided').sort()).toEqual([
      'application_decided',
      'application_decided',
      'decided',
    ]);
    expect((await approve(id)).problem.code).toBe('application_decided');
    expect((await refuse(id)).problem.code).toBe('application_decided');
  });

  it('lets one of two applications for one card through', async () => {
    const rival = await app.signUp();
    const card = freeCard();
    const [mine, theirs] = [await apply(card), await apply(card, { phone: rival.phone })];
    const answers = await Promise.all([approve(mine), approve(theirs)]);
    expect(answers.map((answer) => answer.problem.code ?? 'approved').sort()).toEqual(['approved', 'card_used']);
  });
});

describe('refusing', () => {
  it('tells the applicant why, and mails the outcome without it', async () => {
    const id = await apply(freeCard(), { email: 'chair@example.org' });
    const { body } = await refuse(id);
    expect(body).toMatchObject({ state: 'refused', reason: 'Карта не той организации' });
    expect((await applicant.client.call(listMyApplications, {})).items[0]).toMatchObject({
      id,
      state: 'refused',
      reason: 'Карта не той организации',
    });
    expect(await told(applicant)).toEqual([
      { kind: 'access.refused', organizationName: 'Профсоюз портовиков', reason: 'Карта не той организации' },
    ]);
    expect(await membershipOf(applicant)).toBeUndefined();
    await app.runJobs();
    expect(app.sent.mails.at(-1)?.subject).toContain('отклонена');
    expect(app.sent.mails.at(-1)?.text).not.toContain('не той организации');
  });

  it('works for applicants without an account', async () => {
    const id = await apply(freeCard(), { phone: app.newPhone() });
    expect((await refuse(id)).status).toBe(200);
  });
});
