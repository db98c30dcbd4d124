import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxOf, pdfOf } from '#test/documents.ts';
import { type DocumentKind, type DocumentLimits, readDocument } from './read-document.ts';
import { MAX_DOCUMENT_TEXT, tidyText } from './tidy-text.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
});
afterAll(() => rm(folder, { recursive: true }));

const page = () => join(folder, 'page.webp');
const read = async (kind: DocumentKind, content: Buffer | string, limits?: DocumentLimits) => {
  const path = join(folder, 'document');
  await writeFile(path, content);
  await rm(page(), { force: true });
  return readDocument(kind, path, page(), limits);
};

describe('a PDF', () => {
  test('is read whole, and its first page drawn', async () => {
    const { text, drawn, cut } = await read('pdf', await pdfOf('Протокол общего собрания', 'Вторая страница: й и ё'));
    expect([drawn, cut]).toEqual([true, null]);
    expect(text).toContain('Протокол общего собрания');
    expect(text).toContain('Вторая страница: й и ё');
    expect(await sharp(page()).metadata()).toMatchObject({ format: 'webp', width: 1080 });
    // Something stands on the page.
    expect((await sharp(page()).stats()).channels[0]?.min).toBeLessThan(100);
  });

  test('that is broken gives nothing and ends', async () => {
    const whole = await pdfOf('Целый');
    for (const content of [Buffer.from('%PDF-1.7\nмусор'), whole.subarray(0, whole.length / 3)]) {
      const { drawn } = await read('pdf', content);
      expect(drawn).toBe(false);
    }
  });

  test('that takes too long, or too much memory, is cut off', async () => {
    const content = await pdfOf(...Array.from({ length: 30 }, (_, index) => `Страница ${index}`));
    expect(await read('pdf', content, { milliseconds: 1, bytes: 2 ** 40 })).toEqual({ text: '', drawn: false, cut: 'time' });
    const { cut } = await read('pdf', content, { milliseconds: 60_000, bytes: 1 });
    expect(cut).toBe('memory');
  });

  test('whose stream unfolds without end harms nobody', async () => {
    const { deflateSync } = await import('node:zlib');
    const bomb = deflateSync(Buffer.alloc(200 * 2 ** 20, ' '));
    const head = Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length ${bomb.length}>>stream\n`,
    );
    const tail = Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
    const before = process.memoryUsage().rss;
    await read('pdf', Buffer.concat([head, bomb, tail]), { milliseconds: 20_000, bytes: 400 * 2 ** 20 });
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
  });
});

describe('a DOCX', () => {
  test('is read paragraph by paragraph, without what was struck out or stands twice', async () => {
    const more = `<w:p><w:r><w:t>до</w:t></w:r><w:r><w:t>говор</w:t></w:r><w:del><w:r><w:delText>лишнее</w:delText></w:r></w:del></w:p>
      <w:p><mc:AlternateContent><mc:Choice><w:r><w:t>раз</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>дважды</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>`;
    expect((await read('docx', await docxOf(['Коллективный <договор>', 'подписан'], more))).text).toBe(
      'Коллективный <договор>\nподписан\nдоговор\nраз',
    );
  });

  test('that is none, or is cut, gives what can be read', async () => {
    expect((await read('docx', 'это не архив')).text).toBe('');
    const broken = await docxOf(['цело'], '<w:p><w:r><w:t>и');
    expect((await read('docx', broken)).cut).toBeNull();
  });
});

describe('a plain text', () => {
  test.each([
    ['UTF-8', Buffer.from('Приказ № 5')],
    ['windows-1251', Buffer.from([0xcf, 0xf0, 0xe8, 0xea, 0xe0, 0xe7, 0x20, 0xb9, 0x20, 0x35])],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Приказ № 5', 'utf16le')])],
  ])('in %s is read', async (_encoding, content) => {
    expect((await read('plain', content)).text).toBe('Приказ № 5');
  });

  test('that is none gives nothing', async () => {
    expect((await read('plain', Buffer.from([0x50, 0, 1, 2]))).text).toBe('');
  });
});

test('kept text is one piece: composed, put together, and not too long', () => {
  expect(tidyText('и\u0306 дого-\n  вор\u00ad \t мира\n\n\nда\u0000')).toBe('й договор мира\nда');
  expect(tidyText('я'.repeat(3 * MAX_DOCUMENT_TEXT))).toHaveLength(MAX_DOCUMENT_TEXT);
});
