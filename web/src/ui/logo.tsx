import classes from './logo.module.css';

/** The rowan twig, with the product's name beside it unless `word` is false. `inverse` is for dark grounds. */
export function Logo({ size = 32, word = true, inverse = false }: { size?: number; word?: boolean; inverse?: boolean }) {
  return (
    <span className={classes.logo} data-inverse={inverse || undefined}>
      <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
        <path d="M33 12c10-6 20-4 24 0-2 7-9 14-21 14" className={classes.leaf} />
        <path d="M30 22c2-7 7-11 14-13" className={classes.twig} />
        <circle cx="19" cy="34" r="11" fill="#E65A35" />
        <circle cx="43" cy="35" r="11" fill="#D0431D" />
        <circle cx="31" cy="52" r="11" fill="#EF7350" />
      </svg>
      {word && (
        <b className={classes.word} style={{ fontSize: size * 0.66 }}>
          ПрофПлюс
        </b>
      )}
    </span>
  );
}
