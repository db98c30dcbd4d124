import { afterAll, beforeAll, expect, it } from 'vitest';
import { updateProfile } from '#contract/accounts';
import type { MemberId, OrganizationId } from '#contract/ids';
import { getMember, listCardViews, updateMember } from '#contract/member-card';
import { excludeMember } from '#contract/members';
import { type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';

let app: TestApp;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let administrator: SignedMember;
let member: SignedMember;
let stranger: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  const operator = await app.operator();
  stranger = await app.member(await app.organization(operator, 'Профком порта'), 'head');
  organization = await app.organization(operator);
  head = await app.member(organization, 'head', { lastName: 'Главина', firstName: 'Вера' });
  administrator = await app.member(organization, 'administrator', { lastName: 'Админов', firstName: 'Пётр' });
  member = await app.member(organization, 'member', { lastName: 'Членов', firstName: 'Илья' });
});
afterAll(() => app.stop());

const of = (whom: { memberId: MemberId }) => ({ params: { organizationId: organization.id, memberId: whom.memberId } });
const open = (whom: { memberId: MemberId } = member) => head.client.call(getMember, of(whom));

it('tells the member who opened the card, newest first, and nobody else', async () => {
  const views = async (query: Record<string, unknown> = {}) => member.client.call(listCardViews, { query });
  expect(await views()).toEqual({ items: [] });
  await open();
  app.clock.advance(1_000);
  await administrator.client.call(getMember, of(member));
  app.clock.advance(1_000);
  await head.client.call(getMember, of(administrator));
  const { items } = await views();
  expect(items).toMatchObject([
    { byName: 'Админов Пётр', byRole: 'administrator', organizationName: 'ППО «Механический завод»' },
    { byName: 'Главина Вера', byRole: 'head' },
  ]);
  const first = await views({ limit: 1 });
  expect(first.items).toEqual(items.slice(0, 1));
  expect(await views({ limit: 1, after: first.next })).toEqual({ items: items.slice(1) });
  expect((await stranger.client.call(listCardViews, { query: {} })).items).toEqual([]);
  expect(await app.visitor().refusal(listCardViews, { query: {} })).toBe('unauthenticated');
  expect(await member.client.refusal(listCardViews, { query: { after: 'x' } })).toBe('bad_request');
});

it('carries over only what the person changed in the own profile, and the history shows it', async () => {
  const { firstName, patronymic, unionYear, unionTicket, children, version } = await open();
  const edited = { lastName: 'Членов-Речной', firstName, patronymic, birthDate: '1990-02-28', unionYear, unionTicket, children, version };
  await head.client.call(updateMember, { ...of(member), body: edited });
  const mine = { lastName: 'Членов', firstName: 'Илья', patronymic: 'Ильич', birthDate: null };
  await member.client.call(updateProfile, { body: { ...mine, email: 'ilya@example.org', region: '', version: 0 } });
  const card = await open();
  expect(card).toMatchObject({ lastName: 'Членов-Речной', birthDate: '1990-02-28', email: 'ilya@example.org', version: 2 });
  expect(card.changes.items[0]).toMatchObject({
    field: 'email',
    from: '',
    to: 'ilya@example.org',
    source: 'profile',
    byName: 'Членов Илья',
  });
  await member.client.call(updateProfile, { body: { ...mine, lastName: 'Морской', email: 'ilya@example.org', region: '', version: 1 } });
  expect(await open()).toMatchObject({ lastName: 'Морской', birthDate: '1990-02-28', version: 3 });
});

it('still tells who was excluded', async () => {
  const before = (await member.client.call(listCardViews, { query: {} })).items.length;
  await head.client.call(excludeMember, { ...of(member), body: { reason: 'Вышел' } });
  await open();
  expect((await member.client.call(listCardViews, { query: {} })).items).toHaveLength(before + 1);
});
