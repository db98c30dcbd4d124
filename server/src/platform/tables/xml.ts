import { SaxesParser } from 'saxes';
import { asTableError, TableError } from './table-error.ts';

/** Names come without their prefix: some writers call a row `x:row`. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** A text, tag or comment longer than this would be gathered whole in memory; the longest honest cell has 32 767 characters. */
const LONGEST_PIECE = 2 ** 20;
const DEEPEST = 64;

export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Parses XML piece by piece, and yields after each, so that the caller can hand on what the handlers gathered.
 * A DOCTYPE is refused: no writer of spreadsheets makes one, and entities are how XML bombs are built.
 */
export async function* parseXml(chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false } as const);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  let silent = 0;
  parser.on('doctype', () => {
    throw new TableError('table_broken');
  });
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    if (++depth > DEEPEST) throw new TableError('table_broken');
    handlers.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    silent = 0;
    depth--;
    handlers.close?.(localName(name));
  });
  const text = (piece: string): void => {
    silent = 0;
    handlers.text?.(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  for await (const chunk of chunks) {
    try {
      silent += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
    } catch (error) {
      throw asTableError(error);
    }
    if (silent > LONGEST_PIECE) throw new TableError('table_too_large', { limit: 'cellLength' });
    yield;
  }
  try {
    parser.write(decoder.decode()).close();
  } catch (error) {
    throw asTableError(error);
  }
}

/** Parses the whole of a small part. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const pieces = parseXml(chunks, handlers);
  while (!(await pieces.next()).done);
}
