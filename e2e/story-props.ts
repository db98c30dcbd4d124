import sharp from 'sharp';
import type { Names } from './people.ts';
import type { SomeFile } from './ui.ts';

export const FIRST_CARD = '7114050051000280001';
export const card = (place: number): string => String(BigInt(FIRST_CARD) + BigInt(place));

export const HEAD: Names = { lastName: 'Лугов', firstName: 'Егор', patronymic: 'Ильич' };
export const EDITOR: Names = { lastName: 'Рябова', firstName: 'Анна', patronymic: 'Павловна' };
export const FIRST: Names = { lastName: 'Кленов', firstName: 'Пётр', patronymic: 'Олегович' };
export const SECOND: Names = { lastName: 'Ольхина', firstName: 'Дарья', patronymic: 'Ивановна' };

/** A photograph-sized picture: stripes of a colour over a sky. */
export const picture = async (name: string, colour: string): Promise<SomeFile> => {
  const sea = `<svg width="1600" height="1200"><rect width="1600" height="1200" fill="#dfe8f3"/>
    <path d="M0 800 Q400 600 800 800 T1600 800 V1200 H0Z" fill="${colour}"/><circle cx="1250" cy="280" r="120" fill="#ffd479"/></svg>`;
  return { name, mimeType: 'image/jpeg', buffer: await sharp(Buffer.from(sea)).jpeg().toBuffer() };
};

export const logo = async (): Promise<SomeFile> => {
  const sign =
    '<svg width="512" height="512"><rect width="512" height="512" rx="96" fill="#24513f"/><circle cx="256" cy="256" r="140" fill="#fff"/></svg>';
  return { name: 'знак.png', mimeType: 'image/png', buffer: await sharp(Buffer.from(sign)).png().toBuffer() };
};

/** The smallest PDF with a page. */
export const pdf = (name: string): SomeFile => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`,
  ),
});
