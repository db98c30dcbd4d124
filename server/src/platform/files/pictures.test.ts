import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { preparePicture } from './pictures.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const prepared = async (content: Buffer) => {
  const path = join(folder, 'upload');
  await writeFile(path, content);
  return preparePicture(path);
};
const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#369' } });

/** The head of a PNG that says it is this large, and nothing after it. */
function pngHead(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(0)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test('a photograph stands upright in three sizes and tells nothing of where it was taken', async () => {
  const photo = await plain(3000, 2000)
    .jpeg()

    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '55/1 45/1 0/1' } })
    .toBuffer();
  expect((await sharp(photo).metadata()).exif?.includes('Camera')).toBe(true);

  const picture = await prepared(photo);
  expect([picture.width, picture.height]).toEqual([2000, 3000]);
  expect(picture.sizes.map(({ side, width }) => [side, width])).toEqual([
    [480, 480],
    [1080, 1080],
    [2000, 2000],
  ]);
  for (const { bytes } of picture.sizes) {
    const { format, exif, orientation, xmp } = await sharp(bytes).metadata();
    expect({ format, exif, orientation, xmp }).toEqual({ format: 'webp' });
  }
  expect(picture.placeholder.length).toBeLessThanOrEqual(700);
  expect(picture.placeholder).toMatch(/^data:image\/webp;base64,/);
});

test('the placeholder of a noisy picture with transparency stays small', async () => {
  const noise = await sharp({
    create: { width: 900, height: 900, channels: 4, background: '#0000', noise: { type: 'gaussian', mean: 128, sigma: 90 } },
  })
    .png()
    .toBuffer();
  expect((await prepared(noise)).placeholder.length).toBeLessThanOrEqual(700);
});

test('small and very tall pictures are not enlarged and keep their shape', async () => {
  expect((await prepared(await plain(300, 200).png().toBuffer())).sizes.map(({ width }) => width)).toEqual([300]);
  const tall = await prepared(await plain(400, 20_000).png().toBuffer());
  expect(tall.height / tall.width).toBeCloseTo(50, 0);
});

describe('refused', () => {
  test('a picture of 50 000 × 50 000, by its head alone', async () => {
    await expect(prepared(pngHead(50_000, 50_000))).rejects.toMatchObject({ code: 'file_too_large' });
  });

  test('a bomb that unfolds to 64 Mpx', async () => {
    const bomb = await sharp({ create: { width: 8_000, height: 8_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(5_000_000);
    const before = process.memoryUsage.rss();
    await expect(prepared(bomb)).rejects.toMatchObject({ code: 'file_too_large' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
  });

  test('a head with nothing behind it, half a picture, and no picture', async () => {
    const whole = await sharp({
      create: { width: 800, height: 800, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 128, sigma: 30 } },
    })
      .jpeg()
      .toBuffer();
    for (const content of [
      pngHead(100, 100),
      whole.subarray(0, whole.length / 2),
      Buffer.from('\xff\xd8\xff\xe0 nothing', 'latin1'),
      Buffer.alloc(0),
    ]) {
      await expect(prepared(content)).rejects.toMatchObject({ code: 'file_broken' });
    }
  });
});
