import { textPieces } from '#web/lib/text-links.ts';
import classes from './comments.module.css';

/** Plain words, with web addresses as links. */
export function CommentText({ text }: { text: string }) {
  return (
    <p className={classes.text}>
      {textPieces(text).map(({ text: piece, href }, index) =>
        href === null ? (
          piece
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a text does not reorder
          <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {piece}
          </a>
        ),
      )}
    </p>
  );
}
