import { cleanText } from './text.ts';

/** A text as a value of XML in a worksheet: `_x000D_` is how a spreadsheet writes a character (ECMA-376 part 1, §22.9.2.19). */
export const escapeXml = (text: string): string =>
  cleanText(text)
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>"\r]/g, (char) => ESCAPES[char] ?? char);

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '_x000D_' };

/** The reverse, apart from XML's own entities. */
export const unescapeText = (text: string): string =>
  cleanText(
    text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text,
  );
