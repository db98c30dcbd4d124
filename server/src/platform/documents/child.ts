import type { Told } from './read-document.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';
import { tidyText } from './tidy-text.ts';

// The process that reads one document and ends: started by read-document.ts with the kind, the path, and where to draw the first page.
const [, , kind, path = '', pagePath = ''] = process.argv;

// Nobody waits for the answer of an orphan.
process.on('disconnect', () => process.exit(1));

const tell = (told: Told): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(told, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
const tellText = (text: string) => tell({ text: tidyText(text) });

if (kind === 'pdf') await readPdf(path, pagePath, { drawn: () => tell({ drawn: true }), text: tellText });
else await tellText(await readDocx(path));
process.exit(0);
