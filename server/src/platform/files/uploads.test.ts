import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, MAX_LARGE_FILE_BYTES, MAX_PICTURE_BYTES, MAX_UNCLAIMED_BYTES, MAX_UNFINISHED_UPLOADS } from '#contract/files';
import { PersonId } from '#contract/ids';
import { ELSEWHERE, type FilesServer, idIn, OLEG, startFilesServer, unknownId, VERA } from '#test/files-server.ts';
import { withFiles } from './tables.ts';

let files: FilesServer;
beforeAll(async () => {
  files = await startFilesServer();
});
afterAll(() => files.stop());

const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const TUS = { 'tus-resumable': '1.0.0' };
const CHUNK = { ...TUS, 'content-type': 'application/offset+octet-stream' };
const photo = () =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: '#963' } })
    .jpeg()
    .toBuffer();
const stateOf = async (name: string, content: Buffer | string, type = '') => {
  const vera = files.as(VERA);
  return vera.state(await vera.send({ name, type, content: Buffer.from(content) }));
};

describe('a finished upload', () => {
  test('of a picture has its sizes, a placeholder, and no original left', async () => {
    const card = await stateOf('праздник.jpg', await photo(), 'image/jpeg');
    expect(card).toMatchObject({
      name: 'праздник.jpg',
      kind: 'picture',
      mediaType: 'image/webp',
      width: 1200,
      height: 800,
      state: 'ready',
      error: null,
    });
    expect(card.previews.map(({ width }) => width)).toEqual([480, 1080, 1200]);
    expect(card.placeholder).toMatch(/^data:image\/webp/);
    expect(await readdir(join(files.folder, 'uploads'))).toEqual([]);
  });

  test('of anything else is kept as it came', async () => {
    const content = randomBytes(300_000);
    const vera = files.as(VERA);
    const card = await vera.state(await vera.send({ name: '../../протокол.bin', content }));
    expect(card).toMatchObject({ name: 'протокол.bin', kind: 'other', size: content.length, state: 'ready', previews: [] });
    expect(Buffer.from(await (await vera.ask(card.url)).arrayBuffer()).equals(content)).toBe(true);
  });
});

test.each([
  ['photo.jpg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'image/jpeg', 'file_type'],
  ['photo.jpg', '<!doctype html><script>alert(1)</script>', 'image/jpeg', 'file_type'],
  ['photo.png', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'image/png', 'file_broken'],
  ['setup.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), '', 'file_type'],
] as const)('%s with foreign content is broken: the code stands beside the file', async (name, content, type, error) => {
  expect(await stateOf(name, Buffer.from(content), type)).toMatchObject({ state: 'broken', error });
});

describe('refused at creation, with a problem document', () => {
  test.each([
    ['no bytes at all', 0, 'empty.pdf', '', 422, 'file_broken'],
    ['too large a picture by its type', MAX_PICTURE_BYTES + 1, 'scan', 'image/png', 422, 'file_too_large'],
    ['too large a picture by its name', 60 * 2 ** 20, 'photo.JPG', '', 422, 'file_too_large'],
    ['too large a file', MAX_FILE_BYTES + 1, 'film.mp4', 'video/mp4', 422, 'file_too_large'],
    ['2 GB', 2 ** 31, 'disk.bin', '', 422, 'file_too_large'],
    ['no length', '', 'a.pdf', '', 400, 'bad_request'],
    ['a negative length', -5, 'a.pdf', '', 400, 'bad_request'],
  ])('%s', async (_what, length, name, type, status, code) => {
    const response = await files.as(VERA).announce(length, name, type);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code });
  });

  test('more than a person may begin, however many at once', async () => {
    const nina = files.as(PersonId.parse('019582a0-0000-7000-8000-000000000003'));
    const answers = await Promise.all(Array.from({ length: MAX_UNFINISHED_UPLOADS + 5 }, (_, index) => nina.announce(10, `${index}.pdf`)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(MAX_UNFINISHED_UPLOADS);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  });
});

describe('for the library', () => {
  const lidia = PersonId.parse('019582a0-0000-7000-8000-000000000004');
  const announce = (length: number, name = 'съезд.mp4', purpose = 'library') =>
    files.as(lidia).announce(length, name, 'video/mp4', purpose);

  test('2 GB may be sent, a byte more may not, and no picture of that size', async () => {
    expect((await announce(MAX_LARGE_FILE_BYTES)).status).toBe(201);
    expect((await announce(MAX_LARGE_FILE_BYTES + 1)).status).toBe(422);
    expect((await announce(MAX_PICTURE_BYTES + 1, 'скан.png')).status).toBe(422);
    expect((await announce(MAX_FILE_BYTES + 1, 'съезд.mp4', 'post')).status).toBe(422);
  });

  test('not more than a handful of such files wait at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => announce(MAX_LARGE_FILE_BYTES)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(MAX_UNCLAIMED_BYTES / MAX_LARGE_FILE_BYTES - 1);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });
});

describe('the protocol', () => {
  test('goes on after an abort from where it stopped', async () => {
    const vera = files.as(VERA);
    const content = randomBytes(1_000_000);
    const url = await new Promise<string>((resolve, reject) => {
      const upload = vera.tus(
        { name: 'запись.bin', content },
        {
          onError: reject,
          onChunkComplete: (_size, sent) => {
            if (sent > 400_000) void upload.abort().then(() => resolve(upload.url ?? ''));
          },
        },
      );
      upload.start();
    });
    const sentAgain: number[] = [];
    await new Promise<void>((resolve, reject) => {
      vera
        .tus(
          { name: 'запись.bin', content },
          { uploadUrl: url, onError: reject, onSuccess: () => resolve(), onChunkComplete: (size) => void sentAgain.push(size) },
        )
        .start();
    });
    expect(sentAgain.reduce((sum, size) => sum + size, 0)).toBeLessThan(600_001);
    const card = await vera.state(idIn(url));
    expect(Buffer.from(await (await vera.ask(card.url)).arrayBuffer()).equals(content)).toBe(true);
  });

  test('refuses more bytes than announced and a wrong offset', async () => {
    const vera = files.as(VERA);
    const path = (await vera.announce(10, 'a.txt')).headers.get('location') ?? '';
    const patch = (offset: number, body: string) =>
      vera.ask(path, { method: 'PATCH', headers: { ...CHUNK, 'upload-offset': String(offset) }, body });
    expect((await patch(0, 'x'.repeat(11))).status).toBe(413);
    expect((await patch(0, 'x'.repeat(4))).status).toBe(204);
    expect((await patch(0, 'x'.repeat(4))).status).toBe(409);
    expect((await vera.state(idIn(path))).state).toBe('uploading');
    expect((await patch(4, 'x'.repeat(6))).status).toBe(204);
    expect((await vera.state(idIn(path))).state).toBe('ready');
  });

  test('after the last answer was lost, HEAD tells that all is there', async () => {
    const vera = files.as(VERA);
    const id = await vera.send({ name: 'minutes.pdf', content: PDF });
    const head = await vera.ask(`/api/organizations/${'019582a0-0000-7000-8000-0000000000aa'}/uploads/${id}`, {
      method: 'HEAD',
      headers: TUS,
    });
    expect([head.status, head.headers.get('upload-offset'), head.headers.get('upload-length')]).toEqual([
      200,
      String(PDF.length),
      String(PDF.length),
    ]);
  });

  test('an outage of the storage at the last byte heals at the next HEAD', async () => {
    const vera = files.as(VERA);
    const path = (await vera.announce(PDF.length, 'minutes.pdf')).headers.get('location') ?? '';
    const { adopt } = files.ground.storage;
    files.ground.storage.adopt = async () => {
      throw new Error('the disk is full');
    };
    const last = await vera.ask(path, { method: 'PATCH', headers: { ...CHUNK, 'upload-offset': '0' }, body: PDF });
    files.ground.storage.adopt = adopt;
    expect(last.status).toBe(503);
    expect((await vera.state(idIn(path))).state).toBe('uploading');
    expect((await vera.ask(path, { method: 'HEAD', headers: TUS })).headers.get('upload-offset')).toBe(String(PDF.length));
    expect((await vera.state(idIn(path))).state).toBe('ready');
  });

  test('an upload is given up, before its end and after', async () => {
    const vera = files.as(VERA);
    const begun = (await vera.announce(10, 'a.txt')).headers.get('location') ?? '';
    const done = `${begun.slice(0, begun.lastIndexOf('/'))}/${await vera.send({ name: 'minutes.pdf', content: PDF })}`;
    for (const path of [begun, done]) {
      expect((await vera.ask(path, { method: 'DELETE', headers: TUS })).status).toBe(204);
      expect((await vera.ask(path, { method: 'HEAD', headers: TUS })).status).toBe(404);
    }
  });
});

test('another person, another organisation and an unknown id find nothing', async () => {
  const vera = files.as(VERA);
  const path = (await vera.announce(10, 'a.txt')).headers.get('location') ?? '';
  const stranger = files.as(OLEG);
  const attempts = [
    stranger.ask(path, { method: 'HEAD', headers: TUS }),
    stranger.ask(path, { method: 'PATCH', headers: { ...CHUNK, 'upload-offset': '0' }, body: 'x' }),
    stranger.ask(path, { method: 'DELETE', headers: TUS }),
    stranger.ask(path.replace('uploads', 'files')),
    files.as(VERA, ELSEWHERE).ask(path, { method: 'HEAD', headers: TUS }),
    files.as(VERA, ELSEWHERE).ask(path.replace(/organizations\/[^/]+/, `organizations/${ELSEWHERE}`), { method: 'HEAD', headers: TUS }),
    vera.ask(path.replace(idIn(path), unknownId()), { method: 'HEAD', headers: TUS }),
    vera.ask(path.replace(idIn(path), '..%2F..%2Fetc%2Fpasswd'), { method: 'HEAD', headers: TUS }),
  ];
  for (const attempt of attempts) expect((await attempt).status).toBe(404);
  expect((await vera.ask(path, { method: 'HEAD', headers: TUS })).headers.get('upload-offset')).toBe('0');
});

test('memory stays flat while 100 MB come in', async () => {
  const vera = files.as(VERA);
  const piece = Buffer.alloc(2 ** 20, 'x');
  /** The most memory that was taken meanwhile. */
  const send = async () => {
    const path = (await vera.announce(100 * 2 ** 20, 'film.bin')).headers.get('location') ?? '';
    let peak = 0;
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        peak = Math.max(peak, process.memoryUsage.rss());
        if (sent++ === 100) controller.close();
        else controller.enqueue(piece);
      },
    });
    const init = { method: 'PATCH', headers: { ...CHUNK, 'upload-offset': '0' }, body, duplex: 'half' } as RequestInit;
    expect((await vera.ask(path, init)).status).toBe(204);
    return peak;
  };
  // The first one fills the buffers that the next ones use again.
  const first = await send();
  expect((await send()) - first).toBeLessThan(60_000_000);
});

describe('the sweep', () => {
  const names = async () =>
    (await withFiles(files.ground.db).selectFrom('files').select(['organization_id', 'name']).orderBy('name').execute()).map(
      ({ name }) => name,
    );

  test('forgets what stopped a day ago, and what nothing ever showed, with every byte', async () => {
    const vera = files.as(VERA);
    files.clock.advance(15 * 24 * 3_600_000);
    await files.runSweep();
    await files.runJobs();
    expect(await names()).toEqual([]);

    const begun = (await vera.announce(10, 'begun.txt')).headers.get('location') ?? '';
    await vera.ask(begun, { method: 'PATCH', headers: { ...CHUNK, 'upload-offset': '0' }, body: 'x' });
    await vera.send({ name: 'ready.jpg', content: await photo() });
    await files.runSweep();
    expect(await names()).toEqual(['begun.txt', 'ready.jpg']);
    files.clock.advance(25 * 3_600_000);
    await files.runSweep();
    expect(await names()).toEqual(['ready.jpg']);
    expect(await readdir(join(files.folder, 'uploads'))).toEqual([]);
    files.clock.advance(14 * 24 * 3_600_000);
    await files.runSweep();
    await files.runJobs();
    expect(await names()).toEqual([]);
    const left = await readdir(join(files.folder, 'files'), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });
});
