import { filePath, uploadPath } from '#contract/files';
import type { Client } from './client.ts';
import { expect, test } from './fixtures.ts';
import { type Cabinet, type Member, upload } from './people.ts';

test.use({ apart: true });

const TUS = { 'tus-resumable': '1.0.0' };
const announce = { ...TUS, 'upload-length': '10', 'upload-metadata': `filename ${Buffer.from('план.txt').toString('base64')}` };

let cabinet: Cabinet;
let other: Cabinet;
let member: Member;
let second: Member;
test.beforeAll(async ({ people }) => {
  test.setTimeout(120_000);
  [cabinet, other] = await Promise.all([people.cabinet('Профсоюз «Базальт»'), people.cabinet('Профсоюз «Мрамор»')]);
  [member, second] = await Promise.all([people.member(cabinet), people.member(cabinet, 'administrator')]);
});

test('only administrators begin an upload', async ({ people }) => {
  const begin = async (client: Client): Promise<number> =>
    (await client.fetch(uploadPath(cabinet.id), { method: 'POST', headers: announce })).status;
  expect(await begin(people.visitor())).toBe(401);
  expect(await begin(member.client)).toBe(404);
  expect(await begin(other.head.client)).toBe(404);
  expect(await begin(second.client)).toBe(201);
});

test('an upload exists for nobody but who began it', async ({ people }) => {
  const begun = await cabinet.head.client.fetch(uploadPath(cabinet.id), { method: 'POST', headers: announce });
  const { pathname } = new URL(begun.headers.get('location') ?? '', cabinet.head.client.url);
  const acts: [string, RequestInit][] = [
    ['look', { method: 'HEAD', headers: TUS }],
    [
      'write',
      { method: 'PATCH', headers: { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }, body: 'чужое' },
    ],
    ['delete', { method: 'DELETE', headers: TUS }],
  ];
  for (const [act, init] of acts) {
    expect((await people.visitor().fetch(pathname, init)).status, `a visitor: ${act}`).toBe(401);
    for (const stranger of [member.client, second.client, other.head.client]) {
      expect((await stranger.fetch(pathname, init)).status, act).toBe(404);
    }
    // By the stranger's own organisation, too.
    const elsewhere = pathname.replace(cabinet.id, other.id);
    expect((await other.head.client.fetch(elsewhere, init)).status, act).toBe(404);
  }
  const still = await cabinet.head.client.fetch(pathname, { method: 'HEAD', headers: TUS });
  expect(still.headers.get('upload-offset')).toBe('0');
});

test('what nobody has attached yet is seen by its uploader alone', async () => {
  const bytes = new TextEncoder().encode('черновик');
  const file = await upload(cabinet.head, cabinet, { name: 'черновик.txt', type: 'text/plain', bytes });
  const address = filePath(cabinet.id, file.id);
  expect((await cabinet.head.client.fetch(address)).status).toBe(200);
  for (const stranger of [member.client, second.client, other.head.client]) expect((await stranger.fetch(address)).status).toBe(404);
});
