import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { confirmVerification, listDocuments, signUp, startVerification } from '#contract/accounts';
import type { MemberId, OrganizationId, PersonId } from '#contract/ids';
import { bindCard, issueCards, listMemberships, type Role } from '#contract/members';
import { openOrganization } from '#contract/organizations';
import { ensureDocuments, makeOperator } from '#server/accounts/public.ts';
import { createApp, jobs } from '#server/app.ts';
import { TestClock } from '#server/platform/clock.ts';
import type { Env } from '#server/platform/env.ts';
import { readEnv } from '#server/platform/env.ts';
import type { Ground } from '#server/platform/ground.ts';
import { newId } from '#server/platform/ids.ts';
import { createLog } from '#server/platform/log.ts';
import type { Message } from '#server/platform/mail/mail.ts';
import { openGround } from '#server/platform/open-ground.ts';
import { Client } from './client.ts';
import { openTestDatabase } from './database.ts';

export { Client, Listener, type Reply } from './client.ts';

/** Where tests begin: a Wednesday, noon in Moscow. */
export const START = new Date('2026-03-11T09:00:00.000Z');
export const PASSWORD = 'пастила и чай';

export interface Signed {
  readonly client: Client;
  readonly personId: PersonId;
  readonly phone: string;
}
export interface SignedMember extends Signed {
  readonly memberId: MemberId;
  readonly cardNumber: string;
}

/** The product on a real database of its own, listening on a port of its own, with the clock in the test's hand. */
export class TestApp {
  readonly url: string;
  readonly ground: Ground;
  readonly clock: TestClock;
  /** What would have left the house, oldest first. */
  readonly sent: { calls: { phone: string; digits: string }[]; texts: { phone: string; text: string }[]; mails: Message[] };
  readonly server: FastifyInstance;
  readonly runJobs: () => Promise<number>;
  readonly stop: () => Promise<void>;
  #phones = 0;
  #cards = 0;

  constructor(parts: Pick<TestApp, 'url' | 'ground' | 'clock' | 'sent' | 'server' | 'runJobs' | 'stop'>) {
    this.url = parts.url;
    this.ground = parts.ground;
    this.clock = parts.clock;
    this.sent = parts.sent;
    this.server = parts.server;
    this.runJobs = parts.runJobs;
    this.stop = parts.stop;
  }
  get db(): Ground['db'] {
    return this.ground.db;
  }
  visitor(): Client {
    return new Client(this);
  }
  /** A phone that nobody has yet, from the numbers kept for fiction. */
  newPhone(): string {
    this.#phones += 1;
    return `+7900${String(this.#phones).padStart(7, '0')}`;
  }
  newCardNumber(): string {
    this.#cards += 1;
    return `7114051${String(this.#cards).padStart(12, '0')}`;
  }

  /** Proves a phone as its owner does: asks, reads the digits, types them. */
  async prove(phone: string, purpose: 'sign_up' | 'reset', way: 'call' | 'text' = 'call'): Promise<string> {
    const client = this.visitor();
    const { id } = await client.call(startVerification, { body: { phone, purpose, way } });
    await this.runJobs();
    const { proof } = await client.call(confirmVerification, {
      params: { verificationId: id },
      body: { digits: this.digitsOf(phone, way) },
    });
    return proof;
  }
  /** The digits that this phone was told last. */
  digitsOf(phone: string, way: 'call' | 'text' = 'call'): string {
    if (way === 'call') return this.sent.calls.findLast((call) => call.phone === phone)?.digits ?? '';
    return /\d{6}/.exec(this.sent.texts.findLast((text) => text.phone === phone)?.text ?? '')?.[0] ?? '';
  }

  /** Signs a person up as a browser does: call, digits, consents, password, name. */
  async signUp({ phone = this.newPhone(), lastName = 'Лугов', firstName = 'Егор', patronymic = 'Ильич' } = {}): Promise<Signed> {
    const client = this.visitor();
    const proof = await this.prove(phone, 'sign_up');
    const { items } = await client.call(listDocuments, {});
    const person = await client.call(signUp, {
      body: { proof, lastName, firstName, patronymic, password: PASSWORD, documents: items.map((document) => document.id) },
    });
    return { client, personId: person.id, phone };
  }

  /** A signed-in operator. */
  async operator(): Promise<Signed> {
    const signed = await this.signUp({ lastName: 'Озерова', firstName: 'Наталья', patronymic: '' });
    await this.ground.transaction(this.clock.now(), (tx) => makeOperator(tx, signed.personId));
    return signed;
  }

  /** Opens an organisation with a hundred free cards. */
  async organization(operator: Signed, name = 'ППО «Механический завод»'): Promise<{ id: OrganizationId; cards: string[] }> {
    const { id } = await operator.client.call(openOrganization, { body: { name } });
    const cards = Array.from({ length: 100 }, () => this.newCardNumber());
    await operator.client.call(issueCards, { params: { organizationId: id }, body: { numbers: cards } });
    return { id, cards };
  }

  /** Opens an organisation with one of each role. */
  async staffed(operator: Signed) {
    const organization = await this.organization(operator);
    return {
      organization,
      head: await this.member(organization, 'head', { lastName: 'Главина', firstName: 'Вера' }),
      administrator: await this.member(organization, 'administrator', { lastName: 'Админов', firstName: 'Пётр' }),
      member: await this.member(organization, 'member', { lastName: 'Членов', firstName: 'Илья' }),
    };
  }

  /** Signs a new person up, binds the organisation's next free card and sets the role in the database. */
  async member(
    organization: { id: OrganizationId; cards: string[] },
    role: Role = 'member',
    names: { lastName?: string; firstName?: string } = {},
  ): Promise<SignedMember> {
    const cardNumber = organization.cards.shift();
    if (cardNumber === undefined) throw new Error('The organisation has no free card left');
    const signed = await this.signUp(names);
    await signed.client.call(bindCard, { body: { number: cardNumber } });
    const { items } = await signed.client.call(listMemberships, {});
    const membership = items.find((item) => item.organizationId === organization.id);
    if (membership === undefined) throw new Error('The card made no member');
    if (role !== 'member') {
      await this.db
        .withTables<{ members: { organization_id: string; id: string; role: string } }>()
        .updateTable('members')
        .set({ role })
        .where('organization_id', '=', organization.id)
        .where('id', '=', membership.memberId)
        .execute();
    }
    return { ...signed, memberId: membership.memberId, cardNumber };
  }
}

/** Starts the product for one test file; `stop()` it in `afterAll`. */
export const startTestApp = async (variables: Partial<Record<keyof Env, string>> = {}): Promise<TestApp> => {
  const folder = await mkdtemp(join(tmpdir(), 'profplus-test-'));
  const env = readEnv({
    DATA_DIR: folder,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    REQUESTS_PER_MINUTE: '1000000',
    // A test machine may stand still for seconds; shedding is tested where it is meant.
    OVERLOAD_DELAY: '60000',
    ARGON2_MEMORY_KIB: '1024',
    CODES_PER_ADDRESS: '100000',
    CODES_PER_HOUR: '100000',
    ...variables,
  });
  const log = createLog(env.LOG_LEVEL);
  const clock = new TestClock(START);
  // Files share the process: ids of the file before, whose clock may have gone on for seconds, are not to be outdone by this one's.
  newId(new Date(START.getTime() - 60_000));
  const sent: TestApp['sent'] = { calls: [], texts: [], mails: [] };
  const database = await openTestDatabase();
  const opened = await openGround(env, log, database, {
    clock,
    calls: {
      placeCall: async ({ phone, digits }) => {
        sent.calls.push({ phone, digits });
        return { digits, reference: null };
      },
    },
    texts: {
      available: true,
      send: async (message) => {
        sent.texts.push(message);
      },
    },
    mail: {
      send: async (message) => {
        sent.mails.push(message);
      },
    },
  });
  await opened.queues.open(jobs);
  await opened.ground.transaction(clock.now(), (tx) => ensureDocuments(tx, clock.now()));
  const server = await createApp(opened, join(folder, 'web'));
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  return new TestApp({
    url: `http://127.0.0.1:${port}`,
    ground: opened.ground,
    clock,
    sent,
    server,
    runJobs: () => opened.queues.drain(opened.ground, jobs),
    stop: async () => {
      await server.close();
      await opened.queues.stop();
      await database.stop();
      await rm(folder, { recursive: true });
    },
  });
};
