import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decide, sniff } from './sniff.ts';

const refused = { code: 'file_type' };

describe('the content decides', () => {
  test.each([
    ['photo.jpg', 'image/jpeg', 'picture', 'image/jpeg'],
    ['без окончания', 'image/png', 'picture', 'image/png'],
    ['scan.docx', 'image/png', 'picture', 'image/png'],
    ['minutes.pdf', 'application/pdf', 'pdf', 'application/pdf'],
    ['speech.ogg', 'video/ogg', 'video', 'video/ogg'],
    ['speech.mp4', 'audio/mp4', 'audio', 'audio/mp4'],
    ['page.html', undefined, 'other', 'application/octet-stream'],
    ['drawing.svg', 'application/xml', 'other', 'application/octet-stream'],
    [
      'list.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'other',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['old.doc', 'application/x-cfb', 'other', 'application/octet-stream'],
    ['photo.heic', 'image/heic', 'other', 'application/octet-stream'],
    ['photo.HEIF', 'image/heif', 'other', 'application/octet-stream'],
    ['scan.bmp', 'image/bmp', 'other', 'application/octet-stream'],
  ])('%s of %s', (name, detected, kind, mediaType) => expect(decide(name, detected)).toEqual({ kind, mediaType }));

  test.each([
    ['drawing.jpg', undefined],
    ['drawing.jpg', 'application/xml'],
    ['minutes.pdf', undefined],
    ['minutes.pdf', 'image/png'],
    ['photo.jpg', 'application/pdf'],
    ['photo.jpg', 'image/heic'],
    ['speech.mp3', undefined],
    ['letter.docx', 'application/x-msdownload'],
    ['setup.EXE', undefined],
    ['macro.vbs', undefined],
  ])('%s of %s is refused', (name, detected) => expect(() => decide(name, detected)).toThrow(expect.objectContaining(refused)));
});

describe('of real files', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sniff-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const sniffed = async (content: string | Buffer, name: string) => {
    const path = join(folder, 'upload');
    await writeFile(path, content);
    return sniff(path, name);
  };

  test.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['<!doctype html><script>alert(1)</script>'],
    [''],
  ])('%s is no .jpg', async (content) => {
    await expect(sniffed(content, 'photo.jpg')).rejects.toMatchObject(refused);
  });

  test('a PDF, and a program under a letter’s name', async () => {
    expect(await sniffed('%PDF-1.7\n', 'minutes.pdf')).toEqual({ kind: 'pdf', mediaType: 'application/pdf' });
    await expect(sniffed(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]), 'letter.docx')).rejects.toMatchObject(refused);
  });
});
