import { encode } from 'uqr';
import { drawPdf, type Pdf } from '#server/platform/pdf/open-pdf.ts';
import { takeInitials } from './take-initials.ts';

export interface Poster {
  readonly organizationName: string;
  /** PNG. */
  readonly logo: Buffer | null;
  readonly url: string;
  readonly now: Date;
}

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89, margin: 48 };
const COLUMN = PAGE.width - 2 * PAGE.margin;
const INK = '#14201C';
const QUIET = '#5B6863';
const ACCENT = '#0F6B54';
const PALE = '#E8F1EC';
const QR_SIDE = 264;
const BAND = 210;

/** «Приглашаем»: the poster for the information stand, one page. */
export const drawPoster = ({ organizationName, logo, url, now }: Poster): Promise<Buffer> =>
  drawPdf(
    `Приглашение: ${organizationName}`,
    now,
    (pdf) => {
      pdf.rect(0, 0, PAGE.width, BAND).fill(PALE);
      head(pdf, organizationName, logo);
      const end = invitation(pdf);
      code(pdf, url, end + 16);
      steps(pdf, PAGE.height - 186);
      foot(pdf);
    },
    0,
  );

/** The logo, or the initials where there is none, over the name, as large as it fits the band. */
const head = (pdf: Pdf, name: string, logo: Buffer | null): void => {
  const side = 78;
  const left = (PAGE.width - side) / 2;
  const top = 20;
  pdf.save().roundedRect(left, top, side, side, 16).clip();
  pdf.rect(left, top, side, side).fill(logo === null ? ACCENT : '#FFFFFF');
  if (logo === null) {
    pdf.font('bold').fontSize(34).fillColor('#FFFFFF');
    const initials = takeInitials(name);
    pdf.text(initials, left, top + (side - pdf.heightOfString(initials)) / 2, { width: side, align: 'center', lineBreak: false });
  } else pdf.image(logo, left, top, { fit: [side, side], align: 'center', valign: 'center' });
  pdf.restore();
  const under = top + side + 12;
  const room = BAND - under - 14;
  const size = [30, 26, 22, 19, 16, 14].find((each) => fits(pdf, name, each, COLUMN, room)) ?? 11;
  pdf.font('bold').fontSize(size).fillColor(INK);
  const height = Math.min(room, pdf.heightOfString(name, { width: COLUMN, lineGap: 2 }));
  pdf.text(name, PAGE.margin, under + (room - height) / 2, { width: COLUMN, height: room, lineGap: 2, align: 'center', ellipsis: true });
};

/** Whether the text fits the height, and each of its words the width: pdfkit breaks inside a word that is too long. */
const fits = (pdf: Pdf, text: string, size: number, width: number, height: number): boolean => {
  pdf.font('bold').fontSize(size);
  return text.split(/\s+/).every((word) => pdf.widthOfString(word) <= width) && pdf.heightOfString(text, { width, lineGap: 2 }) <= height;
};

const invitation = (pdf: Pdf): number => {
  pdf.font('bold').fontSize(34).fillColor(ACCENT);
  pdf.text('Приглашаем в ПрофПлюс', PAGE.margin, BAND + 30, { width: COLUMN, align: 'center' });
  pdf.font('regular').fontSize(15).fillColor(QUIET);
  const text = 'Новости и голосования организации,\nэлектронный билет и скидки для своих';
  pdf.text(text, PAGE.margin, pdf.y + 6, { width: COLUMN, align: 'center' });
  return pdf.y;
};

/** Squares of the code in one path, sharp at any size, with the quiet zone that scanners need; the address under it. */
const code = (pdf: Pdf, url: string, top: number): void => {
  const { data, size } = encode(url, { ecc: 'Q', border: 4 });
  const module = QR_SIDE / size;
  const left = (PAGE.width - QR_SIDE) / 2;
  pdf.roundedRect(left, top, QR_SIDE, QR_SIDE, 14).lineWidth(1).strokeColor('#C9D3CE').stroke();
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) pdf.rect(left + x * module, top + y * module, module, module);
    });
  });
  pdf.fill('#000000');
  const address = url.replace(/^https?:\/\//, '');
  pdf.font('bold').fillColor(INK);
  pdf.fontSize([20, 17, 14, 11].find((each) => pdf.fontSize(each).widthOfString(address) <= COLUMN) ?? 9);
  pdf.text(address, PAGE.margin, top + QR_SIDE + 14, { width: COLUMN, align: 'center', link: url });
};

const STEPS = [
  ['Наведите камеру', 'на код или наберите адрес в браузере телефона'],
  ['Зарегистрируйтесь', 'с номером, который знает ваша организация'],
  ['Пользуйтесь', 'билет, новости и голосования уже в телефоне'],
] as const;

const steps = (pdf: Pdf, top: number): void => {
  const gap = 20;
  const width = (COLUMN - 2 * gap) / 3;
  STEPS.forEach(([title, text], index) => {
    const left = PAGE.margin + index * (width + gap);
    pdf.circle(left + 15, top + 15, 15).fill(ACCENT);
    pdf.font('bold').fontSize(15).fillColor('#FFFFFF');
    pdf.text(`${index + 1}`, left, top + 6, { width: 30, align: 'center' });
    pdf
      .fontSize(15)
      .fillColor(INK)
      .text(title, left, top + 40, { width });
    pdf
      .font('regular')
      .fontSize(12)
      .fillColor(QUIET)
      .text(text, left, pdf.y + 3, { width, lineGap: 1 });
  });
};

const foot = (pdf: Pdf): void => {
  const top = PAGE.height - 58;
  pdf
    .moveTo(PAGE.margin, top)
    .lineTo(PAGE.width - PAGE.margin, top)
    .lineWidth(0.7)
    .strokeColor('#C9D3CE')
    .stroke();
  pdf.font('regular').fontSize(11).fillColor(QUIET);
  pdf.text('ПрофПлюс – небанковская корпоративная система привилегий', PAGE.margin, top + 14, { width: COLUMN, align: 'center' });
};
