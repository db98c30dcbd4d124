import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { LibraryFile, LibraryItem } from '#contract/library';
import { useFormat } from '#web/lib/use-format.ts';
import { ItemPreview } from './file-preview.tsx';
import { useFileWords } from './file-words.ts';
import { addressOf, KeepSwitch, type Kept } from './keep-switch.tsx';
import classes from './member-library.module.css';

interface Props {
  item: LibraryItem;
  folderPath: (id: string) => { to: string; search: Record<string, unknown> };
  kept: Kept;
}

/** A row of the library on a phone. */
export function MemberItem({ item, folderPath, kept }: Props) {
  const words = useFileWords();
  if (item.type === 'file') return <FileItem file={item} kept={kept} />;
  return (
    <li className={classes.item}>
      <Link {...folderPath(item.id)} className={classes.open}>
        <ItemPreview item={item} small />
        <span className={classes.words}>
          <span className={classes.name}>{item.name}</span>
          <span className={classes.meta}>{words.contents(item.contents)}</span>
        </span>
        <IconChevronRight size={20} stroke={1.7} aria-hidden="true" />
      </Link>
    </li>
  );
}

function FileItem({ file, kept }: { file: LibraryFile; kept: Kept }) {
  const format = useFormat();
  return (
    <li className={classes.item}>
      <a className={classes.open} href={addressOf(file, kept)} target="_blank" rel="noopener noreferrer">
        <ItemPreview item={file} small />
        <span className={classes.words}>
          <span className={classes.name}>{file.name}</span>
          <span className={classes.meta}>
            {format.fileSize(file.size)} · {format.dayWord(file.changedAt)}
          </span>
        </span>
      </a>
      <KeepSwitch file={file} kept={kept} />
    </li>
  );
}
