import { TABLE_LIMITS } from '../tables/limits.ts';
import { openPackage } from '../tables/package.ts';
import { TableError } from '../tables/table-error.ts';
import { parseXml } from '../tables/xml.ts';
import { MAX_DOCUMENT_TEXT } from './tidy-text.ts';

/** Text of the longest book in WordprocessingML, with all of its marks. */
const LIMITS = { ...TABLE_LIMITS, inflatedBytes: 96 * 2 ** 20 };

/** The text of a DOCX (ECMA-376 part 1, §17), a line a paragraph; of a broken one what could be read of it. */
export const readDocx = async (path: string): Promise<string> => {
  let text = '';
  let inText = false;
  // An older program's form of what was just read.
  let fallbacks = 0;
  try {
    const parts = await openPackage(path, LIMITS);
    try {
      const pieces = parseXml(parts.read('word/document.xml'), {
        open: (name) => {
          if (name === 'Fallback') fallbacks += 1;
          else if (name === 't') inText = fallbacks === 0;
          else if (name === 'tab' || name === 'br') text += ' ';
        },
        close: (name) => {
          if (name === 'Fallback') fallbacks -= 1;
          else if (name === 't') inText = false;
          else if (name === 'p') text += '\n';
        },
        text: (piece) => {
          if (inText) text += piece;
        },
      });
      while (text.length < MAX_DOCUMENT_TEXT && !(await pieces.next()).done);
    } finally {
      parts.close();
    }
  } catch (error) {
    if (!(error instanceof TableError)) throw error;
  }
  return text;
};
