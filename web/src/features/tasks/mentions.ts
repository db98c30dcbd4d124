import type { Named } from './task-values.ts';

/** As in the contract, which weighs zod. */
const MENTION = /@\[([0-9a-f-]{36})\]/g;

export type Piece = { readonly text: string; readonly mention: boolean };

/** A stored text in pieces: words, and names of those mentioned. */
export function piecesOf(text: string, people: readonly Named[], nobody: string): Piece[] {
  const parts = text.split(MENTION);
  return parts
    .map((part, index) =>
      index % 2 === 0
        ? { text: part, mention: false }
        : { text: `@${people.find(({ id }) => id === part)?.name || nobody}`, mention: true },
    )
    .filter((piece) => piece.text !== '');
}

/** As one writes it: `@Имя Фамилия` instead of ids. */
export const writtenOf = (text: string, people: readonly Named[], nobody: string): string =>
  piecesOf(text, people, nobody)
    .map((piece) => piece.text)
    .join('');

/** As it is sent: names picked while writing become ids; longer names first, for one may begin another. */
export const storedOf = (written: string, picked: readonly Named[]): string =>
  picked
    .filter(({ name }) => name !== '')
    .toSorted((one, other) => other.name.length - one.name.length)
    .reduce((text, { id, name }) => text.replaceAll(`@${name}`, `@[${id}]`), written);

/** The name being typed after «@» right before the caret; null when none is. */
export function typedName(written: string, caret: number): { start: number; name: string } | null {
  const found = /(?:^|[\s(«"])@([\p{L}\p{M}-]*(?: [\p{L}\p{M}-]*)?)$/u.exec(written.slice(0, caret));
  if (!found) return null;
  const name = found[1] ?? '';
  return { start: caret - name.length - 1, name };
}

/** The text with the picked name in place of what was typed of it, and where the caret goes. */
export function withName(written: string, start: number, caret: number, name: string): { text: string; caret: number } {
  const put = `@${name} `;
  return { text: written.slice(0, start) + put + written.slice(caret).replace(/^ /, ''), caret: start + put.length };
}
