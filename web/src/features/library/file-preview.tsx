import { IconFolderFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { LibraryFile, LibraryItem } from '#contract/library';
import { endingOf, familyOf } from './file-family.ts';
import classes from './file-preview.module.css';
import { KindArt } from './kind-art.tsx';

/** What lies there, at a glance: the picture, a PDF's first page, a video's first frame, the paper of an office document, a folder. */
export function ItemPreview({ item, small = false }: { item: LibraryItem; small?: boolean }) {
  return (
    <span className={classes.stage} data-small={small || undefined} data-kind={item.type === 'file' ? item.kind : 'folder'}>
      {item.type === 'folder' ? <IconFolderFilled className={classes.folder ?? ''} aria-hidden="true" /> : <FilePreview file={item} />}
    </span>
  );
}

function FilePreview({ file }: { file: LibraryFile }) {
  const { kind, previews, name, placeholder } = file;
  const [broken, setBroken] = useState(false);
  if (previews.length > 0 && !broken) {
    return (
      <img
        className={classes.picture}
        src={previews[0]?.url}
        srcSet={previews.map(({ url, width }) => `${url} ${width}w`).join(', ')}
        sizes="(min-width: 48em) 240px, 46vw"
        alt=""
        draggable={false}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
        style={placeholder?.startsWith('data:image/') ? { backgroundImage: `url("${placeholder}")` } : undefined}
      />
    );
  }
  if (kind === 'video' && !broken) return <VideoPoster url={file.contentUrl} onBroken={() => setBroken(true)} />;
  return <KindArt family={familyOf(file)} ending={endingOf(name)} />;
}

/** The first frame, asked for once the tile comes near the screen: a folder of recordings must not load them all. */
function VideoPoster({ url, onBroken }: { url: string; onBroken: () => void }) {
  const place = useRef<HTMLSpanElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: '200px' });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <span ref={place} className={classes.video}>
      {near && <video src={`${url}#t=0.1`} preload="metadata" muted playsInline tabIndex={-1} aria-hidden="true" onError={onBroken} />}
      <IconPlayerPlayFilled size={30} aria-hidden="true" />
    </span>
  );
}
