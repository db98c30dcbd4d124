import { cleanText } from '../tables/text.ts';

/** About eighty pages: what a search looks into. */
export const MAX_DOCUMENT_TEXT = 200_000;

/** The text as it is kept: composed letters, words that a line's end has parted put together, single spaces, and not too long. */
export const tidyText = (text: string): string =>
  cleanText(text.slice(0, 2 * MAX_DOCUMENT_TEXT).normalize('NFC'))
    .replace(/\u00ad/g, '')
    .replace(/(\p{Ll})[-‐]\s*\n\s*(\p{Ll})/gu, '$1$2')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
    .slice(0, MAX_DOCUMENT_TEXT)
    .toWellFormed();
