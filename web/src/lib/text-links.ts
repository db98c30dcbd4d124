export interface TextPiece {
  readonly text: string;
  /** Where it leads; null of plain words. */
  readonly href: string | null;
}

/** Addresses as people type them; the sign that ends a sentence, and a bracket around, stay outside. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"«»]+/gi;
const ENDS = /[.,:;!?…'’)\]}]+$/;

/** A plain text in pieces: words, and web addresses to be shown as links. Nothing but http and https ever becomes one. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const shown = trimmed(match[0]);
    const href = addressOf(shown);
    if (href === null || /[\p{L}\p{N}@]$/u.test(text.slice(0, match.index))) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), href: null });
    pieces.push({ text: shown, href });
    end = match.index + shown.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), href: null });
  return pieces;
}

/** «…wiki/Профсоюз_(значения)» keeps its bracket; «(https://example.org)» leaves it to the sentence. */
function trimmed(address: string): string {
  const tail = ENDS.exec(address)?.[0] ?? '';
  const bare = address.slice(0, address.length - tail.length);
  return tail.startsWith(')') && bare.includes('(') && !bare.includes(')') ? `${bare})` : bare;
}

function addressOf(shown: string): string | null {
  const address = /^www\./i.test(shown) ? `https://${shown}` : shown;
  return URL.canParse(address) && new URL(address).hostname.includes('.') ? address : null;
}
