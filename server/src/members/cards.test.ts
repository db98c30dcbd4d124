import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import type { OrganizationId } from '#contract/ids';
import {
  bindCard,
  excludeMember,
  getMemberStats,
  issueCards,
  listCardBatches,
  listCards,
  listMemberships,
  MAX_BATCH,
} from '#contract/members';
import { listNotifications } from '#contract/notifications';
import type { Response } from '#contract/route';
import { newId } from '#server/platform/ids.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { withMembers } from './tables.ts';

const HOUR = 3_600_000;
let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  organization = await app.organization(operator);
  head = await app.member(organization, 'head');
});
afterAll(() => app.stop());

const params = () => ({ organizationId: organization.id });
const freeCard = (): string => organization.cards.shift() ?? '';
const bind = (by: Signed, number: string) => by.client.send(bindCard, { body: { number } });
const issue = (body: { range?: { first: string; count: number }; numbers?: string[] }) =>
  operator.client.send(issueCards, { params: params(), body });
const numbersOf = async (batch: { id: string }): Promise<string[]> => {
  const rows = await app.db
    .withTables<{ cards: { organization_id: string; batch_id: string; number: string } }>()
    .selectFrom('cards')
    .select('number')
    .where('organization_id', '=', organization.id)
    .where('batch_id', '=', batch.id)
    .orderBy('number')
    .execute();
  return rows.map((row) => row.number);
};
const countCards = async (): Promise<number> => {
  const row = await withMembers(app.db)
    .selectFrom('cards')
    .select((of) => of.fn.countAll().as('count'))
    .where('organization_id', '=', organization.id)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

describe('issuing cards', () => {
  it('issues a range that keeps leading zeros and length, and journals it', async () => {
    const { status, body } = await issue({ range: { first: '0000000000000000998', count: 4 } });
    expect(status).toBe(201);
    expect(body).toMatchObject({ first: '0000000000000000998', last: '0000000000000001001', count: 4, bound: 0 });
    expect(await numbersOf(body)).toEqual(['0000000000000000998', '0000000000000000999', '0000000000000001000', '0000000000000001001']);
    const { items } = await operator.client.call(listAuditEntries, { query: { action: 'members.issue-cards', limit: 1 } });
    expect(items[0]).toMatchObject({
      actor: { id: operator.personId },
      organizationId: organization.id,
      subjectId: body.id,
      details: { count: 4 },
    });
  });

  it('takes nineteen digits beyond what a bigint holds, and refuses a range that runs out of digits', async () => {
    const { body } = await issue({ range: { first: '9999999999999999990', count: 10 } });
    expect(body.last).toBe('9999999999999999999');
    expect((await issue({ range: { first: '999999999999999999', count: 2 } })).problem).toMatchObject({
      code: 'card_invalid',
      fields: { 'range.count': 'card_invalid' },
    });
  });

  it('issues a list, a repeated number once', async () => {
    const { body } = await issue({ numbers: ['711405005100028009', '7114 0500 5100 0280 08', '711405005100028009'] });
    expect(body).toMatchObject({ first: '711405005100028008', last: '711405005100028009', count: 2 });
  });

  it('issues all or none, and names the first of the taken numbers', async () => {
    const before = await countCards();
    await issue({ range: { first: '1000000000000000000', count: 30 } });
    const refused = await issue({ range: { first: '0999999999999999990', count: 100 } });
    expect(refused.problem.code).toBe('card_taken');
    expect(refused.problem.numbers).toEqual(Array.from({ length: 20 }, (_, index) => `10000000000000000${String(index).padStart(2, '0')}`));
    expect((await issue({ numbers: ['1000000000000000005', '555555555555555555'] })).problem).toMatchObject({
      code: 'card_taken',
      numbers: ['1000000000000000005'],
    });
    expect(await countCards()).toBe(before + 30);
  });

  it('lets one of two overlapping batches through', async () => {
    const answers = await Promise.all([
      issue({ range: { first: '2000000000000000000', count: 2_000 } }),
      issue({ range: { first: '2000000000000001000', count: 2_000 } }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
  });

  it('issues the largest batch, and no larger one', async () => {
    const { body } = await issue({ range: { first: '300000000000000000', count: MAX_BATCH } });
    expect(body).toMatchObject({ count: MAX_BATCH, last: '300000000000049999' });
    expect((await issue({ range: { first: '400000000000000000', count: MAX_BATCH + 1 } })).problem).toMatchObject({
      code: 'invalid',
      fields: { 'range.count': 'too_big' },
    });
  });

  it('refuses both ways at once, neither, wrong numbers and unknown organisations', async () => {
    expect((await issue({})).problem.code).toBe('invalid');
    expect((await issue({ range: { first: '500000000000000000', count: 1 }, numbers: ['500000000000000000'] })).problem.code).toBe(
      'invalid',
    );
    expect((await issue({ numbers: ['12345678901234567'] })).problem).toMatchObject({
      code: 'invalid',
      fields: { 'numbers.0': 'card_invalid' },
    });
    const nobody = { params: { organizationId: newId<OrganizationId>(app.clock.now()) }, body: { numbers: ['500000000000000000'] } };
    expect(await operator.client.refusal(issueCards, nobody)).toBe('not_found');
  });

  it('lists batches newest first with how many are bound, for operators alone', async () => {
    const pages: Response<typeof listCardBatches>['items'] = [];
    let after: string | undefined;
    do {
      const page: Response<typeof listCardBatches> = await operator.client.call(listCardBatches, {
        params: params(),
        query: { limit: 2, after },
      });
      pages.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    expect(pages.map((batch) => batch.id)).toEqual(
      pages
        .map((batch) => batch.id)
        .sort()
        .reverse(),
    );
    expect(pages.at(-1)).toMatchObject({ count: 100, bound: 1 });
    for (const client of [head.client, app.visitor()]) {
      const code = client === head.client ? 'not_found' : 'unauthenticated';
      expect(await client.refusal(listCardBatches, { params: params(), query: {} })).toBe(code);
      expect(await client.refusal(issueCards, { params: params(), body: { numbers: ['600000000000000000'] } })).toBe(code);
    }
    expect(await operator.client.refusal(listCardBatches, { params: params(), query: { after: 'abc' } })).toBe('bad_request');
  });
});

describe('binding a card', () => {
  let person: Signed;
  beforeEach(async () => {
    person = await app.signUp({ lastName: 'Лугов', firstName: 'Егор' });
  });

  it('makes the person a member, told, journalled, counted and heard at once', async () => {
    const admins = await head.client.listen();
    const own = await person.client.listen();
    const before = await head.client.call(getMemberStats, { params: params() });
    const number = freeCard();
    const { status, body } = await bind(person, `${number.slice(0, 4)} ${number.slice(4)}`);
    expect(status).toBe(201);
    expect(body).toEqual({
      number,
      tail: `${number.slice(-8, -6)} ${number.slice(-6)}`,
      organizationId: organization.id,
      organizationName: 'ППО «Механический завод»',
      since: '2026',
      state: 'active',
    });
    await admins.next('members.changed');
    await own.next('members.access-changed');
    admins.close();
    own.close();
    expect((await person.client.call(listCards, {})).items).toEqual([body]);
    expect((await person.client.call(listMemberships, {})).items).toMatchObject([
      { organizationId: organization.id, organizationName: body.organizationName, role: 'member', cardTail: body.tail },
    ]);
    const after = await head.client.call(getMemberStats, { params: params() });
    expect(after).toMatchObject({ members: before.members + 1, lastRegisteredAt: app.clock.now().toISOString() });
    expect((await person.client.call(listNotifications, { query: {} })).items.map((item) => item.content)).toEqual([
      { kind: 'card.bound', cardTail: body.tail },
    ]);
    const { items } = await operator.client.call(listAuditEntries, { query: { action: 'members.bind-card', limit: 1 } });
    expect(items[0]).toMatchObject({ actor: { id: person.personId }, organizationId: organization.id });
    expect(JSON.stringify(items[0])).not.toContain(number);
  });

  it('tells why a card is refused', async () => {
    const own = freeCard();
    await bind(person, own);
    expect((await bind(person, own)).problem.code).toBe('card_yours');
    expect((await bind(person, freeCard())).problem.code).toBe('member_exists');
    expect((await bind(person, head.cardNumber)).problem.code).toBe('card_used');
    expect((await bind(person, '999999999999999998')).problem.code).toBe('card_unknown');
    for (const number of ['12345678901234567', '12345678901234567890', 'карта'])
      expect((await bind(person, number)).problem).toMatchObject({ code: 'invalid', fields: { number: 'card_invalid' } });
    const blocked = freeCard();
    await withMembers(app.db)
      .updateTable('cards')
      .set({ blocked_at: app.clock.now() })
      .where('organization_id', '=', organization.id)
      .where('number', '=', blocked)
      .execute();
    expect((await bind(await app.signUp(), blocked)).problem.code).toBe('card_blocked');
  });

  it('leaves the excluded out, whatever card they hold', async () => {
    const member = await app.member(organization);
    await head.client.call(excludeMember, { params: { ...params(), memberId: member.memberId }, body: { reason: 'Переезд' } });
    expect((await bind(member, member.cardNumber)).problem.code).toBe('member_excluded');
    const other = freeCard();
    expect((await bind(member, other)).problem.code).toBe('member_excluded');
    expect((await bind(person, other)).status).toBe(201);
  });

  it('gives a card that two bind at once to one of them', async () => {
    const rival = await app.signUp();
    for (let round = 0; round < 3; round += 1) {
      const [first, second] = [await app.signUp(), await app.signUp()];
      const number = freeCard();
      const answers = await Promise.all([bind(first, number), bind(second, number)]);
      expect(answers.map((answer) => answer.problem.code ?? 'bound').sort()).toEqual(['bound', 'card_used']);
    }
    // And two cards that one binds at once make one membership.
    const answers = await Promise.all([bind(rival, freeCard()), bind(rival, freeCard())]);
    expect(answers.map((answer) => answer.problem.code ?? 'bound').sort()).toEqual(['bound', 'member_exists']);
  });

  it('counts refused numbers, parallel ones too, and lets the person try again after an hour', async () => {
    const guesses = Array.from({ length: 30 }, (_, index) => bind(person, String(700_000_000_000_000_000n + BigInt(index))));
    const codes = (await Promise.all(guesses)).map((answer) => answer.problem.code);
    expect(codes.filter((code) => code === 'card_unknown')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(20);
    const number = freeCard();
    const late = await bind(person, number);
    expect(late.problem).toMatchObject({ code: 'too_many_requests', retryAfter: 3_600 });
    expect(late.headers.get('retry-after')).toBe('3600');
    app.clock.advance(HOUR - 1_000);
    expect((await bind(person, number)).problem).toMatchObject({ code: 'too_many_requests', retryAfter: 1 });
    app.clock.advance(1_000);
    expect((await bind(person, number)).status).toBe(201);
  });

  it('answers a repetition with its key as the first time', async () => {
    const number = freeCard();
    const first = await person.client.send(bindCard, { body: { number } }, { key: 'bind-it-once' });
    const second = await person.client.send(bindCard, { body: { number } }, { key: 'bind-it-once' });
    expect([second.status, second.body]).toEqual([201, first.body]);
  });

  it('ignores fields that are not its own', async () => {
    const extra = { number: freeCard(), role: 'head', organization_id: newId(app.clock.now()), person_id: operator.personId };
    await person.client.call(bindCard, { body: extra });
    expect((await person.client.call(listMemberships, {})).items).toMatchObject([{ organizationId: organization.id, role: 'member' }]);
  });

  it('is for signed-in persons', async () => {
    const visitor = app.visitor();
    expect(await visitor.refusal(bindCard, { body: { number: freeCard() } })).toBe('unauthenticated');
    expect(await visitor.refusal(listCards, {})).toBe('unauthenticated');
    expect(await visitor.refusal(listMemberships, {})).toBe('unauthenticated');
    expect((await person.client.call(listCards, {})).items).toEqual([]);
  });
});
