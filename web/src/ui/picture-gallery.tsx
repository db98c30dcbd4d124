import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Lightbox } from './lightbox.tsx';
import { type Picture, sourcesOf } from './picture.ts';
import classes from './picture-gallery.module.css';

/** More than these wait behind the last one («+3»). */
const SHOWN = 4;

/** Pictures of a publication: large, in place before they load, side by side (a swipe on phones); a click opens them full-screen. */
export function PictureGallery({ pictures }: { pictures: readonly Picture[] }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<number | null>(null);
  if (pictures.length === 0) return null;
  const hidden = pictures.length - SHOWN;
  const total = pictures.length;

  return (
    <>
      <div className={classes.gallery} data-count={Math.min(total, SHOWN)}>
        {pictures.map((picture, index) => {
          const place = index + 1;
          return (
            <button
              key={picture.id}
              type="button"
              className={classes.frame}
              data-hidden={index >= SHOWN || undefined}
              data-more={index === SHOWN - 1 && hidden > 0 ? t`ещё ${hidden}` : undefined}
              style={frameStyle(picture, total === 1)}
              onClick={() => setOpen(index)}
              aria-label={t`Открыть изображение ${place} из ${total}`}
            >
              <img
                src={picture.url}
                srcSet={sourcesOf(picture)}
                sizes={total === 1 ? '(min-width: 48em) 720px, 100vw' : '(min-width: 48em) 360px, 84vw'}
                alt=""
                loading="lazy"
                decoding="async"
              />
            </button>
          );
        })}
      </div>
      {open !== null && <Lightbox pictures={pictures} start={open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** The frame has its final shape before a byte has come; extremes are trimmed, the whole is in the lightbox. */
function frameStyle({ width, height, placeholder }: Picture, alone: boolean) {
  const ratio = width && height ? Math.min(2.2, Math.max(0.8, width / height)) : 4 / 3;
  return {
    ...(alone ? { aspectRatio: ratio } : {}),
    ...(placeholder?.startsWith('data:image/') ? { backgroundImage: `url("${placeholder}")` } : {}),
  };
}
