/** Puts a word where the cursor stands (over what is chosen), apart from its neighbours; gives the text and the cursor's new place. */
export const insertWord = (text: string, word: string, from: number, to: number): { text: string; caret: number } => {
  const before = text.slice(0, from);
  const after = text.slice(to);
  const gap = before === '' || /\s$/.test(before) ? '' : ' ';
  const rest = after === '' || /^[\s.,!?:;)»]/.test(after) ? after : ` ${after}`;
  const head = `${before}${gap}${word}`;
  return { text: `${head}${rest}`, caret: head.length };
};
