import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { MAX_DOCUMENT_TEXT } from './tidy-text.ts';

interface Heard {
  readonly drawn: () => Promise<void>;
  readonly text: (text: string) => Promise<void>;
}

const PAGE_WIDTH = 1_080;
/** A till's roll is far taller than wide; nobody sees its end on a tile. */
const TALLEST = 4;
const MAX_PAGES = 300;
/** After that the text that came is enough. */
const TEXT_MILLISECONDS = 15_000;
/** A picture within the PDF that unfolds to more pixels is left out. */
const MAX_IMAGE_PIXELS = 32_000_000;

const asset = (folder: string): string => fileURLToPath(new URL(`${folder}/`, import.meta.resolve('pdfjs-dist/package.json')));

/** Draws the first page to `pagePath` as WebP and reads the text, telling of each as it is done. Throws what pdf.js says of a broken PDF. */
export const readPdf = async (path: string, pagePath: string, heard: Heard): Promise<void> => {
  const task = getDocument({
    data: new Uint8Array(await readFile(path)),
    standardFontDataUrl: asset('standard_fonts'),
    cMapUrl: asset('cmaps'),
    cMapPacked: true,
    wasmUrl: asset('wasm'),
    iccUrl: asset('iccs'),
    disableFontFace: true,
    maxImageSize: MAX_IMAGE_PIXELS,
    verbosity: 0,
  });
  const pdf = await task.promise;
  await heard.text(await textOf(pdf));
  await drawPage(pdf, pagePath);
  await heard.drawn();
};

const drawPage = async (pdf: PDFDocumentProxy, pagePath: string): Promise<void> => {
  const page = await pdf.getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: PAGE_WIDTH / Math.max(width, height / TALLEST) });
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  await page.render({ canvas, viewport, background: '#ffffff' }).promise;
  await writeFile(pagePath, await canvas.encode('webp', 90));
};

const textOf = async (pdf: PDFDocumentProxy): Promise<string> => {
  const until = performance.now() + TEXT_MILLISECONDS;
  let text = '';
  for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number += 1) {
    if (text.length > MAX_DOCUMENT_TEXT || performance.now() > until) break;
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
    text += '\n';
    page.cleanup();
  }
  return text;
};
