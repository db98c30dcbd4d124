import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { inTurn } from '../files/in-turn.ts';
import { readPlain } from './read-plain.ts';
import { tidyText } from './tidy-text.ts';

export type DocumentKind = 'pdf' | 'docx' | 'plain';

export interface ReadDocument {
  /** At most `MAX_DOCUMENT_TEXT` characters; `''` where none could be read. */
  readonly text: string;
  /** Whether the first page lies at `pagePath` now. */
  readonly drawn: boolean;
  /** What ended the reading before its time; what was read until then is given. */
  readonly cut: 'time' | 'memory' | 'crash' | null;
}

export interface DocumentLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}

/** Honest documents need a second or two, and a tenth of this memory. */
const LIMITS: DocumentLimits = { milliseconds: 40_000, bytes: 800 * 2 ** 20 };
const HEAP_MEGABYTES = 400;
const LOOK_EVERY = 200;
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

// One at a time: what it is for can wait, and what people ask for cannot.
const turn = inTurn(1);

/**
 * Reads the text of a document, and of a PDF draws the first page to `pagePath`. But for plain text, in a process of its own without our
 * environment: a document that hangs, crashes or swells takes nothing along.
 */
export const readDocument = async (kind: DocumentKind, path: string, pagePath: string, limits = LIMITS): Promise<ReadDocument> =>
  kind === 'plain'
    ? { text: tidyText(await readPlain(path)), drawn: false, cut: null }
    : turn(() => inChild([kind, path, pagePath], limits));

/** What the child tells, piece by piece. */
export type Told = { readonly drawn: true } | { readonly text: string };

const inChild = (args: readonly string[], { milliseconds, bytes }: DocumentLimits): Promise<ReadDocument> =>
  new Promise((resolve, reject) => {
    const child = fork(CHILD, args, { execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`], env: {}, stdio: 'ignore' });
    let text = '';
    let drawn = false;
    let cut: ReadDocument['cut'] = null;
    const end = (why: 'time' | 'memory') => {
      cut = why;
      child.kill('SIGKILL');
    };
    const late = setTimeout(() => end('time'), milliseconds);
    const looking = setInterval(async () => {
      if ((await residentBytes(child.pid)) > bytes) end('memory');
    }, LOOK_EVERY);
    const stop = () => {
      clearTimeout(late);
      clearInterval(looking);
    };
    child.on('message', (told: Told) => {
      if ('text' in told) text = told.text;
      else drawn = true;
    });
    child.on('error', (error) => {
      stop();
      reject(error);
    });
    child.on('close', (code) => {
      stop();
      resolve({ text, drawn, cut: cut ?? (code === 0 ? null : 'crash') });
    });
  });

/** Buffers lie outside of the heap that V8 limits. Where there is no /proc only that limit holds. */
const residentBytes = async (pid: number | undefined): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
};
