import { IconFolderFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useState } from 'react';
import type { LibraryFile, LibraryItem } from '#contract/library';
import { endingOf, familyOf } from './file-family.ts';
import classes from './file-preview.module.css';
import { KindArt } from './kind-art.tsx';

/** What lies there, at a glance: the picture, a PDF's first page, a video's poster, the paper of an office document, a folder. */
export function ItemPreview({ item, small = false }: { item: LibraryItem; small?: boolean }) {
  return (
    <span className={classes.stage} data-small={small || undefined} data-kind={item.type === 'file' ? item.kind : 'folder'}>
      {item.type === 'folder' ? (
        <IconFolderFilled className={classes.folder ?? ''} aria-hidden="true" />
      ) : (
        <FilePreview file={item} small={small} />
      )}
    </span>
  );
}

function FilePreview({ file, small }: { file: LibraryFile; small: boolean }) {
  const { kind, previews, name, placeholder } = file;
  const [broken, setBroken] = useState(false);
  if (previews.length === 0 || broken) return <KindArt family={familyOf(file)} ending={endingOf(name)} />;
  return (
    <>
      <img
        className={classes.picture}
        src={previews[0]?.url}
        srcSet={previews.map(({ url, width }) => `${url} ${width}w`).join(', ')}
        sizes={small ? '44px' : '(min-width: 48em) 240px, 46vw'}
        alt=""
        draggable={false}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
        style={placeholder?.startsWith('data:image/') ? { backgroundImage: `url("${placeholder}")` } : undefined}
      />
      {kind === 'video' && (
        <span className={classes.play}>
          <IconPlayerPlayFilled size={small ? 14 : 30} aria-hidden="true" />
        </span>
      )}
    </>
  );
}
