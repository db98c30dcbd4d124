import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { drawPdf } from '#server/platform/pdf/open-pdf.ts';

/** A PDF with a page for each of these texts. */
export const pdfOf = (...pages: readonly string[]): Promise<Buffer> =>
  drawPdf('Документ', new Date('2026-03-11T09:00:00.000Z'), (pdf) => {
    for (const [index, text] of pages.entries()) {
      if (index > 0) pdf.addPage();
      pdf.text(text);
    }
  });

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A DOCX of these paragraphs; `body` is put into it as it is. */
export const docxOf = (paragraphs: readonly string[], body = ''): Promise<Buffer> => {
  const zip = new ZipFile();
  const part = (name: string, xml: string) =>
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`), name);
  part(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  );
  part(
    '_rels/.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  );
  const written = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`).join('');
  part(
    'word/document.xml',
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${written}${body}</w:body></w:document>`,
  );
  zip.end();
  return buffer(zip.outputStream);
};
