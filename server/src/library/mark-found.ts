import { levelled } from '#server/platform/search/snippet.ts';

export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

const WORDS = /([\p{L}\p{N}]+)/u;

/** A line in pieces, those that one of the marks begins told apart; null when there are none of them. */
export const markFound = (line: string, marks: readonly string[]): Piece[] | null => {
  const pieces: Piece[] = [];
  // The words stand at the odd places of what the split gives.
  for (const [index, text] of line.split(WORDS).entries()) {
    const found = index % 2 === 1 && marks.some((mark) => levelled(text).startsWith(mark));
    const last = pieces.at(-1);
    if (last !== undefined && !found && !last.found) pieces[pieces.length - 1] = { text: last.text + text, found };
    else if (text !== '') pieces.push({ text, found });
  }
  return pieces.some((piece) => piece.found) ? pieces : null;
};
