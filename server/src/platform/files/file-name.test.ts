import { describe, expect, test } from 'vitest';
import { cleanFileName, contentDisposition, extensionOf } from './file-name.ts';

describe('a name is made fit to be shown and saved', () => {
  test.each([
    ['отчёт.pdf', 'отчёт.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\chair\\scan.jpg', 'scan.jpg'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    [`${'й'.normalize('NFD')}.jpg`, 'й.jpg'],
    ['  two   words .txt ', 'two words .txt'],
    ['..', 'file'],
    ['', 'file'],
    ['/', 'file'],
    ['a<b>:"|?*.txt', 'a_b______.txt'],
    ['lone \ud83d surrogate', 'lone \ufffd surrogate'],
  ])('%j → %j', (given, clean) => expect(cleanFileName(given)).toBe(clean));

  test('a long one keeps its ending and no half characters', () => {
    expect(cleanFileName(`${'я'.repeat(300)}.docx`)).toBe(`${'я'.repeat(195)}.docx`);
    const cut = cleanFileName(`${'я'.repeat(194)}😀😀.docx`);
    expect(cut.length).toBeLessThanOrEqual(200);
    expect(cut.isWellFormed()).toBe(true);
    expect(cut.endsWith('.docx')).toBe(true);
  });
});

test.each([
  ['a.JPG', 'jpg'],
  ['archive.tar.gz', 'gz'],
  ['.htaccess', ''],
  ['none', ''],
  ['v1. some words', ''],
])('the ending of %j is %j', (name, ending) => expect(extensionOf(name)).toBe(ending));

test('Content-Disposition holds both forms and no way out of the quotes', () => {
  expect(contentDisposition('attachment', 'отчёт "1"; x=\'y\' (a).pdf')).toBe(
    `attachment; filename="_____ _1_; x='y' (a).pdf"; filename*=UTF-8''%D0%BE%D1%82%D1%87%D1%91%D1%82%20%221%22%3B%20x%3D%27y%27%20%28a%29.pdf`,
  );
});
