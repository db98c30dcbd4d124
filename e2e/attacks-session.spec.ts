import { changePassword, getProfile, getSession, signIn, signOut, updateProfile } from '#contract/accounts';
import { deletePost, listPosts, vote } from '#contract/feed';
import { filePath } from '#contract/files';
import { getOrganization, updateOrganization } from '#contract/organizations';
import { expect, test } from './fixtures.ts';
import { type Cabinet, PASSWORD, publish, upload } from './people.ts';
import { Socket } from './socket.ts';

test.use({ apart: true });

const FOREIGN = 'https://evil.example';

let cabinet: Cabinet;
test.beforeAll(async ({ people }) => {
  cabinet = await people.cabinet('Профсоюз «Гранит»');
});

test.describe('the session', () => {
  test('is a cookie that neither scripts nor other hosts nor plain connections get', async ({ people }) => {
    const { phone } = cabinet.head;
    const { headers } = await people.visitor().send(signIn, { body: { phone, password: PASSWORD } });
    const [line = ''] = headers.getSetCookie();
    const [pair = '', ...attributes] = line.split('; ');
    expect(pair).toMatch(/^__Host-session=[\w-]{43}$/);
    expect(attributes.map((one) => one.toLowerCase().replace(/^max-age=\d+$/, 'max-age')).sort()).toEqual(
      ['httponly', 'max-age', 'path=/', 'samesite=lax', 'secure'].sort(),
    );
  });

  test('is a new one at each sign-in: a planted one opens nothing', async ({ people }) => {
    const planted = people.visitor();
    planted.cookie = '__Host-session=planted-by-somebody-else';
    await planted.call(signIn, { body: { phone: cabinet.head.phone, password: PASSWORD } });
    expect(planted.cookie).not.toContain('planted');

    const mine = await people.signIn(cabinet.head);
    const before = mine.copy();
    await mine.call(signIn, { body: { phone: cabinet.head.phone, password: PASSWORD } });
    expect(mine.cookie).not.toBe(before.cookie);
    expect((await before.call(getSession, {})).person).toBeNull();
  });

  test('opens nothing after the sign-out', async ({ people }) => {
    const client = await people.signIn(cabinet.head);
    const stolen = client.copy();
    await client.call(signOut, {});
    expect(client.cookie).toBeNull();
    expect(await stolen.refusal(getProfile, {})).toBe('unauthenticated');
  });

  test('opens nothing after the password was changed elsewhere, and its socket is closed', async ({ people }) => {
    const person = await people.signUp();
    const stolen = await people.signIn(person);
    const socket = await Socket.open(stolen);
    await person.client.call(changePassword, { body: { current: PASSWORD, next: 'совсем другая пастила' } });
    expect(await stolen.refusal(getProfile, {})).toBe('unauthenticated');
    expect(await socket.closed()).toBe(4401);
    expect((await person.client.call(getProfile, {})).phone).toBe(person.phone);
  });

  test('of an excluded member opens neither the organisation nor its files, and hears nothing of it', async ({ people }) => {
    const { id, head } = cabinet;
    const member = await people.member(cabinet);
    const file = await upload(head, cabinet, { name: 'план.txt', type: 'text/plain', bytes: new TextEncoder().encode('План') });
    const post = await publish(head, cabinet, {
      title: 'Куда поедем',
      attachments: [file.id],
      poll: { anonymous: true, options: [{ text: 'К морю' }, { text: 'В лес' }] },
    });
    const address = filePath(id, file.id);
    expect((await member.client.fetch(address)).status).toBe(200);
    const socket = await Socket.open(member.client);

    await people.exclude(cabinet, member);
    const params = { organizationId: id };
    expect((await member.client.fetch(address)).status).toBe(404);
    expect(await member.client.refusal(getOrganization, { params })).toBe('not_found');
    expect(await member.client.refusal(listPosts, { params, query: {} })).toBe('not_found');
    const options = post.poll?.options.slice(0, 1).map((option) => option.id) ?? [];
    expect(await member.client.refusal(vote, { params: { ...params, postId: post.id }, body: { options } })).toBe('not_found');

    // Somebody who still belongs hears of the next publication: by then the excluded one would have, too.
    const witness = await Socket.open(head.client);
    await publish(head, cabinet, { title: 'После исключения' });
    await witness.event('feed.changed');
    expect(socket.heard.filter(({ type }) => type.startsWith('feed.'))).toEqual([]);
    socket.close();
    witness.close();
  });
});

test.describe('a foreign page', () => {
  const writes = [
    { method: 'POST', path: '/api/sign-in' },
    { method: 'PUT', path: '/api/profile' },
    { method: 'DELETE', path: '/api/session' },
    { method: 'DELETE', path: '/api/sessions' },
  ];
  for (const { method, path } of writes) {
    for (const headers of [
      { origin: FOREIGN },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      test(`cannot ${method} ${path} with ${JSON.stringify(headers)}`, async () => {
        const { client } = cabinet.head;
        const reply = await client.fetch(path, {
          method,
          headers: { ...headers, 'content-type': 'application/json' },
          ...(method === 'DELETE' ? {} : { body: '{}' }),
        });
        expect(reply.status).toBe(403);
        expect((await client.call(getSession, {})).person).not.toBeNull();
      });
    }
  }

  test('cannot send what a form can send', async () => {
    const { client, phone } = cabinet.head;
    const simple = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/html', ''];
    for (const type of simple) {
      const reply = await client.fetch('/api/sign-in', {
        method: 'POST',
        headers: { 'content-type': type },
        body: new TextEncoder().encode(JSON.stringify({ phone, password: PASSWORD })),
      });
      expect(reply.status, type).toBe(400);
      expect(reply.headers.getSetCookie()).toEqual([]);
    }
  });

  test('cannot open the socket, and neither can a visitor', async ({ people }) => {
    const { client } = cabinet.head;
    expect(await Socket.refusal(client, { origin: FOREIGN })).toBe(403);
    expect(await Socket.refusal(client, { origin: 'null' })).toBe(403);
    expect(await Socket.refusal(people.visitor())).toBe(401);
    expect(await Socket.refusal(people.visitor(), { cookie: '__Host-session=' })).toBe(401);
    (await Socket.open(client, { origin: client.url })).close();
  });

  test('gets no permission to read answers', async () => {
    const reply = await cabinet.head.client.fetch('/api/profile', { headers: { origin: FOREIGN } });
    expect([...reply.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    const asked = await cabinet.head.client.fetch('/api/profile', {
      method: 'OPTIONS',
      headers: { origin: FOREIGN, 'access-control-request-method': 'PUT' },
    });
    expect(asked.status).toBe(404);
    expect([...asked.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

test('a member of another organisation hears nothing of this one', async ({ people }) => {
  const other = await people.cabinet('Профсоюз «Сланец»');
  const stranger = await Socket.open(other.head.client);
  const params = { organizationId: cabinet.id };

  const post = await publish(cabinet.head, cabinet, {
    title: 'Своим',
    poll: { anonymous: false, options: [{ text: 'Да' }, { text: 'Нет' }] },
  });
  const options = post.poll?.options.slice(0, 1).map((option) => option.id) ?? [];
  await cabinet.head.client.call(vote, { params: { ...params, postId: post.id }, body: { options } });
  const { can: _, joinedAt: _joined, id: _id, logo: _logo, ...profile } = await cabinet.head.client.call(getOrganization, { params });
  await cabinet.head.client.call(updateOrganization, { params, body: { ...profile, headPosition: 'Председатель', logoFileId: null } });
  await cabinet.head.client.call(deletePost, { params: { ...params, postId: post.id } });
  const own = await cabinet.head.client.call(getProfile, {});
  const { id: _person, phone: _phone, operator: _operator, ...changeable } = own;
  await cabinet.head.client.call(updateProfile, { body: { ...changeable, region: 'Самарская область' } });

  // Events leave in the order of their transactions: once the own one is here, any other would have come before.
  await publish(other.head, other, { title: 'Другим' });
  await stranger.event('feed.changed');
  const foreign = stranger.heard.filter((event) => JSON.stringify(event).includes(cabinet.id));
  expect(foreign).toEqual([]);
  stranger.close();
});
