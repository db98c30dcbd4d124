import { once } from 'node:events';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);
/** Of the product's own type family; pdfkit embeds of it what is used. */
const font = (weight: '400Regular' | '700Bold') => require.resolve(`@expo-google-fonts/golos-text/${weight}/GolosText_${weight}.ttf`);

/** A PDF document in the making. */
export type Pdf = PDFKit.PDFDocument;

/**
 * Draws a PDF of A4 pages, in points from the upper left corner, and gives its bytes. The fonts are `regular` and `bold`,
 * both with Cyrillic. `title` is what a reader's window shows.
 */
export const drawPdf = async (title: string, now: Date, draw: (pdf: Pdf) => void, margin = 56): Promise<Buffer> => {
  const pdf = new PDFDocument({ size: 'A4', margin, lang: 'ru', info: { Title: title, CreationDate: now }, font: font('400Regular') });
  pdf.registerFont('regular', font('400Regular')).registerFont('bold', font('700Bold')).font('regular');
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(pdf, 'end');
  draw(pdf);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
};
