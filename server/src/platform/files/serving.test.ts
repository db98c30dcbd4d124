import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '#contract/files';
import { ELSEWHERE, type FilesServer, OLEG, ORGANIZATION, startFilesServer, unknownId, VERA } from '#test/files-server.ts';
import { claimFiles, releaseFiles } from './claim.ts';
import { importFile } from './import-file.ts';
import { presentFiles } from './present.ts';
import { withFiles } from './tables.ts';

let files: FilesServer;
beforeAll(async () => {
  files = await startFilesServer();
});
afterAll(() => files.stop());

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const upload = (name: string, content: Buffer | string) => files.as(VERA).send({ name, content: Buffer.from(content) });
const claim = (fileIds: Awaited<ReturnType<typeof upload>>[], by = VERA, more: object = {}) =>
  files.ground.transaction(files.clock.now(), (tx) =>
    claimFiles(tx, { organizationId: ORGANIZATION, personId: by, fileIds, purpose: 'post', ...more }),
  );
const claimed = async (name: string, content: Buffer | string) => {
  const id = await upload(name, content);
  await claim([id]);
  return files.as(OLEG).state(id);
};

describe('a claim', () => {
  test('makes one’s own finished files readable to the members, once', async () => {
    const id = await upload('minutes.pdf', PDF);
    const url = (await files.as(VERA).state(id)).url;
    expect((await files.as(OLEG).ask(url)).status).toBe(404);
    expect((await files.as(VERA).ask(url)).status).toBe(200);
    await claim([id]);
    expect((await files.as(OLEG).ask(url)).status).toBe(200);
    expect((await files.as(VERA, ELSEWHERE).ask(url.replace(ORGANIZATION, ELSEWHERE))).status).toBe(404);
    expect((await presentFiles(files.ground.db, ORGANIZATION, [id])).get(id)).toMatchObject({ name: 'minutes.pdf', state: 'claimed' });
    expect((await presentFiles(files.ground.db, ELSEWHERE, [id])).size).toBe(0);
    await expect(claim([id])).rejects.toMatchObject({ code: 'file_missing' });
  });

  test('names each file that is missing, and takes none of the others', async () => {
    const [mine, broken, unfinished] = [
      await upload('a.pdf', PDF),
      await upload('a.jpg', '<svg/>'),
      (await files.as(VERA).announce(10, 'b.pdf')).headers.get('location')?.split('/').at(-1),
    ];
    const ids = [mine, broken, unfinished as typeof mine, unknownId()];
    const fields = { 'attachments.1': 'file_missing', 'attachments.2': 'file_missing', 'attachments.3': 'file_missing' };
    await expect(claim(ids)).rejects.toMatchObject({ code: 'file_missing', details: { fields } });
    await expect(claim([mine], OLEG)).rejects.toMatchObject({ code: 'file_missing' });
    expect((await files.as(VERA).state(mine)).state).toBe('ready');
  });

  test('of a logo takes pictures only', async () => {
    const more = { purpose: 'logo', only: 'picture', field: () => 'logoFileId' };
    await expect(claim([await upload('logo.pdf', PDF)], VERA, more)).rejects.toMatchObject({
      code: 'file_type',
      details: { fields: { logoFileId: 'file_type' } },
    });
  });

  test('of what was let in as large takes it for the library alone', async () => {
    const ids = [await upload('film.bin', 'x'), await upload('congress.bin', 'x')];
    await withFiles(files.ground.db)
      .updateTable('files')
      .set({ size: MAX_FILE_BYTES + 1 })
      .where('organization_id', '=', ORGANIZATION)
      .where('id', 'in', ids)
      .execute();
    await expect(claim(ids.slice(0, 1))).rejects.toMatchObject({
      code: 'file_too_large',
      details: { fields: { 'attachments.0': 'file_too_large' } },
    });
    await expect(claim(ids.slice(1), VERA, { purpose: 'library' })).resolves.toBeUndefined();
  });

  test('a claimed file is not given up through the upload, and goes with its bytes when released', async () => {
    const { id, url } = await claimed('minutes.pdf', PDF);
    const gone = await files
      .as(VERA)
      .ask(`/api/organizations/${ORGANIZATION}/uploads/${id}`, { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } });
    expect(gone.status).toBe(404);
    await files.ground.transaction(files.clock.now(), (tx) => releaseFiles(tx, ORGANIZATION, [id]));
    expect((await files.as(OLEG).ask(url)).status).toBe(404);
    expect(await files.runJobs()).toBe(1);
  });
});

test('a file that comes without a browser passes the same checks', async () => {
  const uploader = { personId: VERA, organizationId: ORGANIZATION, now: files.clock.now() };
  const id = await importFile(files.ground, uploader, { name: 'minutes.pdf', content: PDF });
  expect(await files.as(VERA).state(id)).toMatchObject({ kind: 'pdf', state: 'ready' });
  await expect(importFile(files.ground, uploader, { name: 'photo.jpg', content: PDF })).rejects.toMatchObject({ code: 'file_type' });
});

describe('is shown or saved by its content', () => {
  const sandbox = "sandbox; default-src 'none'";

  test('a picture is shown, as WebP under a name that says so', async () => {
    const photo = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#963' } })
      .jpeg()
      .withExif({ IFD3: { GPSLatitudeRef: 'N' } })
      .toBuffer();
    const card = await claimed('Праздник.jpg', photo);
    for (const url of [card.url, ...card.previews.map((preview) => preview.url)]) {
      const response = await files.as(OLEG).ask(url);
      expect(response.headers.get('content-type')).toBe('image/webp');
      expect(response.headers.get('content-disposition')).toBe(
        `inline; filename="________.webp"; filename*=UTF-8''${encodeURIComponent('Праздник.webp')}`,
      );
      expect(response.headers.get('content-security-policy')).toBe(sandbox);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    }
    expect(card.previews.map(({ width }) => width)).toEqual([480, 600]);
    expect((await files.as(OLEG).ask(`${card.url}?download=1`)).headers.get('content-disposition')).toMatch(/^attachment;/);
  });

  test('a PDF is shown', async () => {
    const response = await files.as(OLEG).ask((await claimed('minutes.pdf', PDF)).url);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(/^inline;/);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each(['page.html', 'drawing.svg', 'page.txt'])('%s is saved, never run', async (name) => {
    const response = await files
      .as(OLEG)
      .ask((await claimed(name, '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')).url);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toBe(sandbox);
  });

  test('a form that a file does not have is not found', async () => {
    const { url } = await claimed('minutes.pdf', PDF);
    for (const variant of ['480', '2000', '481', 'file', '..%2Foriginal']) {
      expect((await files.as(OLEG).ask(url.replace('original', variant))).status).toBe(404);
    }
  });
});

describe('bytes', () => {
  const ask = async (headers: Record<string, string>, method = 'GET') =>
    files.as(OLEG).ask((await claimed('digits.txt', '0123456789')).url, { method, headers });

  test('are sent whole, in part, and not again', async () => {
    const { url } = await claimed('digits.txt', '0123456789');
    const get = (headers: Record<string, string>) => files.as(OLEG).ask(url, { headers });
    const whole = await get({});
    const etag = whole.headers.get('etag') ?? '';
    expect([whole.status, await whole.text(), whole.headers.get('accept-ranges'), whole.headers.get('content-length')]).toEqual([
      200,
      '0123456789',
      'bytes',
      '10',
    ]);
    expect(whole.headers.get('cache-control')).toMatch(/^private, no-cache/);

    const part = await get({ range: 'bytes=2-4' });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
    expect((await get({ range: 'bytes=2-4', 'if-range': etag })).status).toBe(206);
    expect(await (await get({ range: 'bytes=2-4', 'if-range': '"old"' })).text()).toBe('0123456789');

    const again = await get({ 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('outside the file are refused', async () => {
    const response = await ask({ range: 'bytes=10-' });
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  test('a HEAD tells the size', async () => {
    const response = await ask({}, 'HEAD');
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '10', '']);
  });

  test('that the disk has lost are not found', async () => {
    const { id, url } = await claimed('digits.txt', '0123456789');
    await files.ground.db
      .withTables<{ files: { storage_key: string; id: string; organization_id: string } }>()
      .updateTable('files')
      .set({ storage_key: `aa/bb/${'0'.repeat(32)}` })
      .where('organization_id', '=', ORGANIZATION)
      .where('id', '=', id)
      .execute();
    expect((await files.as(OLEG).ask(url)).status).toBe(404);
  });
});
