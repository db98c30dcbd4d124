import { sql } from 'kysely';
import type { z } from 'zod';
import { type NewPoll, type Post, publishPost } from '#contract/feed';
import type { FileId, MemberId, OrganizationId } from '#contract/ids';
import type { Input } from '#contract/route';
import type { MemberScope } from '#server/platform/http/gates.ts';
import { newId } from '#server/platform/ids.ts';
import { type SignedMember, startTestApp, type TestApp } from './harness.ts';

type Body = Input<typeof publishPost>['body'];

/** An organisation with its people, and an administrator of another one. */
export interface FeedWorld {
  readonly app: TestApp;
  readonly organization: Awaited<ReturnType<TestApp['organization']>>;
  readonly organizationId: OrganizationId;
  readonly params: { readonly organizationId: OrganizationId };
  readonly admin: SignedMember;
  readonly member: SignedMember;
  readonly other: SignedMember;
  readonly stranger: SignedMember;
  readonly strangersOrganizationId: OrganizationId;
  publish(body?: Partial<Body>): Promise<Post>;
  /** A finished upload of the administrator's. */
  upload(by?: SignedMember): Promise<FileId>;
}

export const openFeedWorld = async (): Promise<FeedWorld> => {
  const app = await startTestApp();
  const operator = await app.operator();
  const organization = await app.organization(operator);
  const strangers = await app.organization(operator, 'Профсоюз «Соседи»');
  const admin = await app.member(organization, 'administrator', { lastName: 'Вяземская', firstName: 'Ирина' });
  const params = { organizationId: organization.id };
  return {
    app,
    organization,
    organizationId: organization.id,
    params,
    admin,
    member: await app.member(organization),
    other: await app.member(organization),
    stranger: await app.member(strangers, 'head'),
    strangersOrganizationId: strangers.id,
    publish: (body = {}) => admin.client.call(publishPost, { params, body: { title: 'Собрание в четверг', ...body } }),
    upload: async (by = admin) => {
      const id = newId<FileId>(app.clock.now());
      await sql`insert into files (organization_id, id, person_id, storage_key, name, size, state, created_at)
        values (${organization.id}, ${id}, ${by.personId}, ${`test/${id}`}, 'план.txt', 5, 'ready', ${app.clock.now()})`.execute(app.db);
      return id;
    },
  };
};

/** A poll of three options. */
export const poll = (about: Partial<z.input<typeof NewPoll>> = {}): z.input<typeof NewPoll> => ({
  anonymous: false,
  options: [{ text: 'За' }, { text: 'Против' }, { text: 'Воздержусь' }],
  ...about,
});

/** The scope of an invented member, for crowds that need no sign-up: what the gate would mint. */
export const scopeOf = (world: FeedWorld, facts: { memberId?: MemberId; idempotencyKey?: string | null } = {}): MemberScope =>
  ({
    now: world.app.clock.now(),
    organizationId: world.organizationId,
    memberId: newId<MemberId>(world.app.clock.now()),
    personId: world.member.personId,
    role: 'member',
    idempotencyKey: null,
    ...facts,
  }) as MemberScope;
