import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileId, OrganizationId } from '#contract/ids';
import {
  addToRegister,
  getInvitation,
  getInvitingOrganization,
  getPoster,
  type InvitationSending,
  MAX_INVITED,
  removeFromRegister,
  renewInvitation,
  sendInvitations,
} from '#contract/invitations';
import { listMembers, type MemberTarget } from '#contract/members';
import { importFile } from '#server/platform/files/import-file.ts';
import { Refusal } from '#server/platform/http/problem.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { sweepAddresses } from './sweep-addresses.ts';

const DAY = 24 * 3_600_000;
let app: TestApp;
let operator: Signed;
let plant: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let administrator: SignedMember;

beforeAll(async () => {
  app = await startTestApp({ PUBLIC_URL: 'https://profplus.example.org' });
  operator = await app.operator();
});
beforeEach(async () => {
  plant = await app.organization(operator);
  head = await app.member(plant, 'head');
  administrator = await app.member(plant, 'administrator');
  app.sent.mails.length = 0;
  app.sent.texts.length = 0;
});
afterAll(() => app.stop());

const params = () => ({ organizationId: plant.id });
const invitation = (by: SignedMember = head) => by.client.call(getInvitation, { params: params() });
const codeOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);
const byCode = (code: string) => app.visitor().send(getInvitingOrganization, { params: { code } });
const add = async (lastName: string, contacts: { phone?: string; email?: string } = {}) =>
  (await head.client.call(addToRegister, { params: params(), body: { lastName, firstName: 'Анна', ...contacts } })).id;
const unregistered = async () => (await head.client.call(listMembers, { params: params(), query: { status: 'unregistered' } })).items;
const EVERYBODY: MemberTarget = { filter: { status: 'unregistered' } };
const send = ({ way, target = EVERYBODY }: { way: 'email' | 'text'; target?: MemberTarget }, by: Signed = administrator) =>
  by.client.send(sendInvitations, { params: params(), body: { way, target } });

describe('the link', () => {
  it('shows visitors who invites, until the head renews it', async () => {
    const first = await invitation(administrator);
    expect(first).toMatchObject({ can: { renew: false, text: true }, unregistered: 0, sending: null });
    expect(first.url).toMatch(/^https:\/\/profplus\.example\.org\/join\/[2-9a-hjkmnp-z]{10}$/);
    expect((await invitation()).can.renew).toBe(true);
    expect((await byCode(codeOf(first.url))).body).toEqual({
      organizationId: plant.id,
      organizationName: 'ППО «Механический завод»',
      logo: null,
    });
    expect(await administrator.client.refusal(renewInvitation, { params: params() })).toBe('not_found');
    await head.client.call(renewInvitation, { params: params() });
    const second = await invitation();
    expect(second.url).not.toBe(first.url);
    expect((await byCode(codeOf(first.url))).problem.code).toBe('not_found');
    expect((await byCode(codeOf(second.url))).status).toBe(200);
  });

  it('is one, also when two ask for it first', async () => {
    const [first, second] = await Promise.all([invitation(), invitation(administrator)]);
    expect(first.url).toBe(second.url);
  });

  it.each(['', 'a', '%00', "' or 1=1", 'aaaaaaaaaa', 'x'.repeat(200)])('leads nowhere with the code %j', async (code) => {
    const { status } = await byCode(code);
    expect([404, 422]).toContain(status);
  });

  it('shows the logo to visitors, and only that of the organisation', async () => {
    const { url } = await invitation();
    const address = `${app.url}/api/join/${codeOf(url)}/logo`;
    expect((await fetch(address)).status).toBe(404);
    await setLogo();
    expect((await byCode(codeOf(url))).body.logo).toBe(new URL(address).pathname);
    const answer = await fetch(address);
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).format).toBe('webp');
  });
});

const setLogo = async (): Promise<void> => {
  const content = await sharp({ create: { width: 600, height: 500, channels: 3, background: '#0f6b54' } })
    .png()
    .toBuffer();
  const id: FileId = await importFile(
    app.ground,
    { organizationId: plant.id, personId: head.personId, now: app.clock.now() },
    { name: 'знак.png', content },
  );
  await sql`update files set state = 'claimed' where id = ${id}`.execute(app.db);
  await sql`update organizations set logo_file_id = ${id} where id = ${plant.id}`.execute(app.db);
};

describe('the poster', () => {
  const poster = (by: Signed) =>
    fetch(`${app.url}${getPoster.path.replace(':organizationId', plant.id)}`, { headers: { cookie: by.client.cookie ?? '' } });

  it('is a PDF of one page with its link, with a logo and without', async () => {
    for (const logo of [false, true]) {
      if (logo) await setLogo();
      const answer = await poster(administrator);
      expect(answer.headers.get('content-type')).toBe('application/pdf');
      const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
      expect(text.startsWith('%PDF-')).toBe(true);
      expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
      expect(text).toContain(`/URI (${(await invitation()).url})`);
      expect(text.includes('/Subtype /Image')).toBe(logo);
      // The type is carried along, and only the letters used of it.
      expect(text).toMatch(/\/FontName \/[A-Z]{6}\+Golos/);
      expect(text.length).toBeLessThan(400_000);
    }
  });

  it('is for administrators', async () => {
    const stranger = await app.member(await app.organization(operator, 'Профсоюз «Соседи»'), 'head');
    expect((await poster(stranger)).status).toBe(404);
    expect((await fetch(`${app.url}${getPoster.path.replace(':organizationId', plant.id)}`)).status).toBe(401);
  });
});

describe('invitations by message', () => {
  it('go once in seven days to everybody with an address, and the progress is told', async () => {
    await add('Рощина', { email: 'anna@example.org' });
    await add('Луговая', { email: 'olga@example.org' });
    await add('Без адреса');
    const { status, body } = await send({ way: 'email' });
    expect(status).toBe(202);
    expect(body).toMatchObject({ way: 'email', chosen: 2, sent: 0, unreachable: 1, recent: 0, finishedAt: null });
    const admins = await head.client.listen();
    await app.runJobs();
    await admins.next('invitations.progress');
    admins.close();
    expect((await invitation()).sending).toMatchObject({ chosen: 2, sent: 2, failed: 0, finishedAt: app.clock.now().toISOString() });
    expect(app.sent.mails.map((mail) => mail.to).sort()).toEqual(['anna@example.org', 'olga@example.org']);
    const [mail] = app.sent.mails;
    expect(mail?.text).toContain((await invitation()).url);
    expect(mail?.text).toContain('ППО «Механический завод»');
    expect(mail?.text).not.toMatch(/Рощина|Луговая|Анна/);
    expect((await unregistered()).map((row) => row.invitedAt !== null)).toEqual([false, true, true]);

    await add('Новая', { email: 'new@example.org' });
    app.clock.advance(7 * DAY - 1_000);
    expect((await send({ way: 'email' })).body).toMatchObject({ chosen: 1, recent: 2, unreachable: 1 });
    await app.runJobs();
    app.clock.advance(1_000);
    expect((await send({ way: 'email' })).body).toMatchObject({ chosen: 2, recent: 1, unreachable: 1 });
    await app.runJobs();
    expect(app.sent.mails).toHaveLength(5);
  });

  it('reach the ticked ones alone, and nobody of another organisation or registered', async () => {
    const ticked = await add('Рощина', { phone: '+79500000001' });
    await add('Луговая', { phone: '+79500000002' });
    const neighbour = await app.organization(operator, 'Профсоюз «Соседи»');
    const stranger = await app.member(neighbour);
    const { body } = await send({ way: 'text', target: { ids: [ticked, administrator.memberId, stranger.memberId] } });
    expect(body).toMatchObject({ chosen: 1, unreachable: 0 });
    await app.runJobs();
    expect(app.sent.texts.map((text) => text.phone)).toEqual(['+79500000001']);
    expect(app.sent.texts[0]?.text).toBe(`ППО «Механический завод» приглашает вас в ПрофПлюс: ${(await invitation()).url}`);
  });

  it('are one sending at a time; who waits no more gets none', async () => {
    const phone = app.newPhone();
    await add('Рощина', { phone, email: 'anna@example.org' });
    await add('Луговая', { email: 'olga@example.org' });
    const answers = await Promise.all([send({ way: 'email' }), send({ way: 'email' })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409]);
    await sql`update members set status = 'excluded' where organization_id = ${plant.id} and last_name = 'Луговая'`.execute(app.db);
    await app.runJobs();
    expect(app.sent.mails.map((mail) => mail.to)).toEqual(['anna@example.org']);
    expect((await invitation()).sending).toMatchObject({ sent: 1, finishedAt: app.clock.now().toISOString() });
  });

  it('that the carrier refuses are told and may be tried again at once', async () => {
    const { mail } = app.ground;
    const broken = { ...app.ground, mail: { send: async () => Promise.reject(new Error('no route to anna@example.org')) } };
    for (const index of Array.from({ length: 8 }, (_, each) => each))
      await add(`Рощина${'абвгдежз'[index]}`, { email: `a${index}@example.org` });
    await send({ way: 'email' });
    Object.assign(app.ground, { mail: broken.mail });
    await app.runJobs();
    Object.assign(app.ground, { mail });
    expect((await invitation()).sending).toMatchObject({ sent: 0, failed: 8, finishedAt: app.clock.now().toISOString() });
    expect((await unregistered()).every((row) => row.invitedAt === null)).toBe(true);
    expect((await send({ way: 'email' })).body).toMatchObject({ chosen: 8, recent: 0 });
    await app.runJobs();
    expect(app.sent.mails).toHaveLength(8);
  });

  it('reach an address once in seven days, whichever record has it', async () => {
    const again = async (lastName: string) => {
      const id = await add(lastName, { email: lastName === 'Речная' ? 'Anna@example.org' : 'anna@example.org' });
      expect((await send({ way: 'email', target: { ids: [id] } })).body).toMatchObject({ chosen: 1 });
      await app.runJobs();
      await head.client.call(removeFromRegister, { params: { ...params(), memberId: id } });
      return (await invitation()).sending;
    };
    expect(await again('Рощина')).toMatchObject({ chosen: 1, sent: 1, recent: 0 });
    expect(await again('Речная')).toMatchObject({ chosen: 0, sent: 0, failed: 0, recent: 1 });
    app.clock.advance(7 * DAY);
    expect(await again('Рощина')).toMatchObject({ chosen: 1, sent: 1 });
    expect(app.sent.mails).toHaveLength(2);
    await sweepAddresses(app.ground);
    app.clock.advance(7 * DAY);
    await sweepAddresses(app.ground);
    const { rows } = await sql`select from invited_addresses where organization_id = ${plant.id}`.execute(app.db);
    expect(rows).toEqual([]);
  });

  it('more than a run takes go on by themselves, and one sending has its end', { timeout: 60_000 }, async () => {
    await sql`insert into members (organization_id, id, last_name, first_name, phone, card_number, email, status, added_at)
      select ${plant.id}, gen_random_uuid(), 'Рощин', 'Егор', '', '', 'r' || n || '@example.org', 'unregistered', now()
      from generate_series(1, ${MAX_INVITED + 5}) as n`.execute(app.db);
    const { body } = await send({ way: 'email' });
    expect(body).toMatchObject({ chosen: MAX_INVITED, left: 5, recent: 0, unreachable: 0 });
    await sql`delete from invitation_recipients where member_id not in (select member_id from invitation_recipients limit 120)`.execute(
      app.db,
    );
    await app.runJobs();
    const sending: InvitationSending | null = (await invitation()).sending;
    expect(sending).toMatchObject({ sent: 120, finishedAt: app.clock.now().toISOString() });
  });

  it('by text need somebody who carries texts', async () => {
    await add('Рощина', { phone: '+79500000003' });
    const { texts } = app.ground;
    Object.assign(app.ground, { texts: { available: false, send: async () => Promise.reject(new Refusal('call_failed')) } });
    const answer = await send({ way: 'text' });
    expect((await invitation()).can.text).toBe(false);
    Object.assign(app.ground, { texts });
    expect(answer.problem.code).toBe('unavailable');
    expect((await unregistered())[0]?.invitedAt).toBeNull();
  });
});
