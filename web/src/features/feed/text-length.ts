import type { Post } from '#contract/feed';

/** More than a screen of a phone. */
const LONG_TEXT = 700;
const LONG_LINES = 12;

/** Whether a list had better show only the beginning: told by the text itself, so that nothing has to be measured and moved. */
export function isLong(body: NonNullable<Post['body']>): boolean {
  const { characters, lines } = sizeOf(body.content);
  return characters > LONG_TEXT || lines > LONG_LINES;
}

type Node = { readonly type: string; readonly text?: string; readonly content?: readonly Node[] | undefined };

function sizeOf(nodes: readonly Node[]): { characters: number; lines: number } {
  let characters = 0;
  let lines = 0;
  for (const { type, text, content } of nodes) {
    if (text !== undefined) characters += text.length;
    else if (type === 'hardBreak' || type === 'paragraph' || type === 'heading') lines += 1;
    const inside = sizeOf(content ?? []);
    characters += inside.characters;
    lines += inside.lines;
  }
  return { characters, lines };
}
