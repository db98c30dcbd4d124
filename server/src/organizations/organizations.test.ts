import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEntries } from '#contract/audit';
import type { FileId, OrganizationId } from '#contract/ids';
import { findOrganization, getOrganization, listOrganizations, openOrganization, updateOrganization } from '#contract/organizations';
import type { Response } from '#contract/route';
import { newId } from '#server/platform/ids.ts';
import { type Signed, type SignedMember, startTestApp, type TestApp } from '#test/harness.ts';
import { openOrganizations, organizationFacts, organizationNames, timeZoneOf } from './public.ts';
import { withOrganizations } from './tables.ts';

let app: TestApp;
let operator: Signed;
let organization: { id: OrganizationId; cards: string[] };
let head: SignedMember;
let administrator: SignedMember;
let member: SignedMember;
let stranger: SignedMember;

beforeAll(async () => {
  app = await startTestApp();
  operator = await app.operator();
  organization = await app.organization(operator);
  head = await app.member(organization, 'head');
  administrator = await app.member(organization, 'administrator');
  member = await app.member(organization);
  stranger = await app.member(await app.organization(operator, 'Профком порта'), 'head');
});
afterAll(() => app.stop());

const params = () => ({ organizationId: organization.id });
const read = (of: SignedMember) => of.client.call(getOrganization, { params: params() });
const bodyOf = ({ id: _id, logo, joinedAt: _joinedAt, can: _can, ...rest }: Response<typeof getOrganization>) => ({
  ...rest,
  logoFileId: logo?.id ?? null,
});

/** A finished upload of the person, as the uploads leave it. */
const upload = async (of: Signed, kind: 'picture' | 'pdf', organizationId = organization.id): Promise<FileId> => {
  const id = newId<FileId>(app.clock.now());
  await app.db
    .withTables<{ files: Record<string, unknown> }>()
    .insertInto('files')
    .values({
      organization_id: organizationId,
      id,
      person_id: of.personId,
      storage_key: `key-${id}`,
      name: 'logo',
      kind,
      media_type: kind === 'pdf' ? 'application/pdf' : 'image/webp',
      size: 10,
      state: 'ready',
      created_at: app.clock.now(),
    })
    .execute();
  return id;
};
const fileIds = async (): Promise<unknown[]> => {
  const rows = await app.db.withTables<{ files: Record<string, unknown> }>().selectFrom('files').select('id').execute();
  return rows.map((row) => row.id);
};

describe('the profile', () => {
  it('shows to every member, and tells who may edit', async () => {
    expect(await read(member)).toMatchObject({
      id: organization.id,
      name: 'ППО «Механический завод»',
      timeZone: 'Europe/Moscow',
      logo: null,
      version: 0,
      can: { edit: false },
    });
    expect((await read(administrator)).can.edit).toBe(true);
    expect((await read(head)).can.edit).toBe(true);
  });

  it('does not exist for visitors, strangers and those of another organisation', async () => {
    expect(await app.visitor().refusal(getOrganization, { params: params() })).toBe('unauthenticated');
    expect(await operator.client.refusal(getOrganization, { params: params() })).toBe('not_found');
    expect(await stranger.client.refusal(getOrganization, { params: params() })).toBe('not_found');
  });
});

describe('«Настройки»', () => {
  it('changes every field, journals their names and tells the members', async () => {
    const before = await read(administrator);
    const listener = await member.client.listen();
    const changed = await administrator.client.call(updateOrganization, {
      params: params(),
      body: {
        ...bodyOf(before),
        name: 'ППО «Новый завод»',
        headName: 'Анна Ильина',
        headPosition: 'Председатель',
        description: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'О нас' }] }] },
        phone: '8 (495) 000-00-01',
        secondPhone: '',
        email: 'office@example.org',
        website: 'https://example.org',
        socialLinks: [{ network: 'vk', url: 'https://vk.com/example' }],
        timeZone: 'asia/vladivostok',
      },
    });
    expect(changed).toMatchObject({
      name: 'ППО «Новый завод»',
      phone: '+74950000001',
      timeZone: 'Asia/Vladivostok',
      version: before.version + 1,
    });
    expect(await read(administrator)).toEqual(changed);
    expect(await listener.next('organizations.changed')).toEqual({ type: 'organizations.changed', organizationId: organization.id });
    listener.close();

    const { items } = await operator.client.call(listAuditEntries, { query: { action: 'organizations.update', limit: 1 } });
    expect(items[0]).toMatchObject({ actor: { id: administrator.personId }, organizationId: organization.id, subjectId: organization.id });
    expect(items[0]?.details.fields).toEqual(
      expect.arrayContaining(['name', 'headName', 'headPosition', 'description', 'phone', 'email', 'website', 'socialLinks', 'timeZone']),
    );
    expect(items[0]?.details.fields).not.toContain('secondPhone');
    expect(JSON.stringify(items[0]?.details)).not.toContain('example.org');
  });

  it('refuses what was read before a newer change, and keeps the newer one', async () => {
    const before = await read(head);
    await head.client.call(updateOrganization, { params: params(), body: { ...bodyOf(before), headName: 'Первый' } });
    const second = { params: params(), body: { ...bodyOf(before), headName: 'Второй' } };
    expect(await administrator.client.refusal(updateOrganization, second)).toBe('conflict');
    expect((await read(head)).headName).toBe('Первый');
  });

  it('lets one of two simultaneous changes through', async () => {
    const before = await read(head);
    const change = (of: SignedMember, headName: string) =>
      of.client.send(updateOrganization, { params: params(), body: { ...bodyOf(before), headName } });
    const answers = await Promise.all([change(head, 'А'), change(administrator, 'Б')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('refuses time zones that are none', async () => {
    for (const timeZone of ['Europe/Atlantis', '+03:00', 'EST', "Europe/Moscow'; drop table organizations", 'constructor']) {
      const answer = await head.client.send(updateOrganization, { params: params(), body: { ...bodyOf(await read(head)), timeZone } });
      expect(answer.problem).toMatchObject({ code: 'invalid', fields: { timeZone: 'invalid_value' } });
    }
  });

  it('takes a picture as the logo, keeps it while unchanged, and lets the old one go', async () => {
    const first = await upload(head, 'picture');
    const withLogo = await head.client.call(updateOrganization, {
      params: params(),
      body: { ...bodyOf(await read(head)), logoFileId: first },
    });
    expect(withLogo.logo).toMatchObject({ id: first, kind: 'picture', state: 'claimed' });

    const kept = await administrator.client.call(updateOrganization, {
      params: params(),
      body: { ...bodyOf(withLogo), headPosition: 'Глава' },
    });
    expect(kept.logo?.id).toBe(first);

    const second = await upload(administrator, 'picture');
    const exchanged = await administrator.client.call(updateOrganization, {
      params: params(),
      body: { ...bodyOf(kept), logoFileId: second },
    });
    expect(exchanged.logo?.id).toBe(second);
    expect(await fileIds()).not.toContain(first);

    const without = await head.client.call(updateOrganization, { params: params(), body: { ...bodyOf(exchanged), logoFileId: null } });
    expect(without.logo).toBeNull();
    expect(await fileIds()).not.toContain(second);
  });

  it("refuses a logo that is no picture, somebody else's or another organisation's, and changes nothing", async () => {
    const before = await read(head);
    const attempt = async (logoFileId: FileId) =>
      (
        await head.client.send(updateOrganization, {
          params: params(),
          body: { ...bodyOf(before), headName: 'Не должно быть', logoFileId },
        })
      ).problem;
    const pdf = await upload(head, 'pdf');
    expect(await attempt(pdf)).toMatchObject({ code: 'file_type', fields: { logoFileId: 'file_type' } });
    const missing = { code: 'file_missing', fields: { logoFileId: 'file_missing' } };
    expect(await attempt(await upload(administrator, 'picture'))).toMatchObject(missing);
    expect(await attempt(await upload(stranger, 'picture'))).toMatchObject(missing);
    expect(await attempt(newId<FileId>(app.clock.now()))).toMatchObject(missing);
    expect(await read(head)).toEqual(before);
  });

  it('ignores fields that are not its own', async () => {
    const before = await read(head);
    const extra = {
      id: newId(app.clock.now()),
      joined_at: '2000-01-01T00:00:00Z',
      joinedAt: '2000-01-01T00:00:00Z',
      organization_id: newId(app.clock.now()),
    };
    const changed = await head.client.call(updateOrganization, {
      params: params(),
      body: { ...bodyOf(before), headName: 'Иная', ...extra },
    });
    expect(changed).toEqual({ ...before, headName: 'Иная', version: before.version + 1 });
  });

  it('is closed to members, strangers and visitors', async () => {
    const input = { params: params(), body: { ...bodyOf(await read(head)), name: 'Захват' } };
    expect(await member.client.refusal(updateOrganization, input)).toBe('not_found');
    expect(await stranger.client.refusal(updateOrganization, input)).toBe('not_found');
    expect(await app.visitor().refusal(updateOrganization, input)).toBe('unauthenticated');
  });
});

describe("the operator's list", () => {
  it('opens an organisation in a known time zone and journals it', async () => {
    const opened = await operator.client.call(openOrganization, { body: { name: 'Профком лётчиков', timeZone: 'Asia/Yekaterinburg' } });
    expect(await operator.client.call(findOrganization, { params: { organizationId: opened.id } })).toEqual(opened);
    expect(opened).toMatchObject({ name: 'Профком лётчиков', timeZone: 'Asia/Yekaterinburg', joinedAt: app.clock.now().toISOString() });
    expect(await operator.client.refusal(openOrganization, { body: { name: 'Без зоны', timeZone: 'Nowhere/Land' } })).toBe('invalid');
    const { items } = await operator.client.call(listAuditEntries, { query: { action: 'organizations.open', limit: 1 } });
    expect(items[0]).toMatchObject({ actor: { id: operator.personId }, subjectId: opened.id });
  });

  it('pages by name, ё beside е, and finds by a part with its wildcards taken literally', async () => {
    const names = ['Ёлка', 'ель', 'Ежи', 'Ива 100%', 'Ива 1000', 'Я_к', 'Ящик'];
    for (const name of names) await operator.client.call(openOrganization, { body: { name: `ЖЖ ${name}` } });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page: Response<typeof listOrganizations> = await operator.client.call(listOrganizations, {
        query: { q: 'жж', limit: 2, after },
      });
      seen.push(...page.items.map((item) => item.name.slice(3)));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual(['Ежи', 'Ёлка', 'ель', 'Ива 100%', 'Ива 1000', 'Я_к', 'Ящик']);
    const find = async (q: string) =>
      (await operator.client.call(listOrganizations, { query: { q } })).items.map((item) => item.name.slice(3));
    expect(await find('100%')).toEqual(['Ива 100%']);
    expect(await find('я_к')).toEqual(['Я_к']);
    expect(await find('\\')).toEqual([]);
    expect(await operator.client.refusal(listOrganizations, { query: { q: 'x'.repeat(10_000) } })).toBe('invalid');
  });

  it('refuses cursors that are not its own', async () => {
    const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const after of ['x', cursor(['a']), cursor(['a', 'b']), cursor(['\0', newId(app.clock.now())]), cursor([1, null])])
      expect(await operator.client.refusal(listOrganizations, { query: { after } })).toBe('bad_request');
  });

  it('is for operators alone', async () => {
    for (const client of [head.client, app.visitor()]) {
      const code = client === head.client ? 'not_found' : 'unauthenticated';
      expect(await client.refusal(listOrganizations, { query: {} })).toBe(code);
      expect(await client.refusal(findOrganization, { params: params() })).toBe(code);
      expect(await client.refusal(openOrganization, { body: { name: 'Чужая' } })).toBe(code);
    }
  });
});

describe('for other slices', () => {
  it('opens in bulk and tells names and zones', async () => {
    const now = app.clock.now();
    const ids = [newId<OrganizationId>(now), newId<OrganizationId>(now)] as const;
    await app.ground.transaction(now, (tx) =>
      openOrganizations(tx, [
        { id: ids[0], name: 'Первая', timeZone: 'Europe/Samara', joinedAt: now, headName: 'Вера' },
        { id: ids[1], name: 'Вторая', timeZone: 'Asia/Omsk', joinedAt: now },
      ]),
    );
    expect(await organizationNames(app.db, [...ids, newId<OrganizationId>(now)])).toEqual(
      new Map([
        [ids[0], 'Первая'],
        [ids[1], 'Вторая'],
      ]),
    );
    expect((await organizationFacts(app.db, [ids[1]])).get(ids[1])).toEqual({ name: 'Вторая', timeZone: 'Asia/Omsk' });
    expect(await timeZoneOf(app.db, ids[0])).toBe('Europe/Samara');
    const [row] = await withOrganizations(app.db).selectFrom('organizations').selectAll().where('id', '=', ids[0]).execute();
    expect(row).toMatchObject({ head_name: 'Вера', phone: '', joined_at: now });
  });
});
