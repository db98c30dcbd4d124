import { markWords } from '#web/lib/words.ts';
import classes from './search-rows.module.css';

/** A text with the found words marked. */
export function Marked({ text, marks }: { text: string; marks: readonly string[] }) {
  return markWords(text, marks).map((piece) =>
    piece.marked ? (
      <mark key={piece.at} className={classes.mark}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
