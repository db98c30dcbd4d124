import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { DragEvent, ReactNode } from 'react';
import type { LibraryFile, LibraryFolder, LibraryItem } from '#contract/library';
import { useFormat } from '#web/lib/use-format.ts';
import { type MenuEntry, RowMenu } from '#web/ui/row-menu.tsx';
import { useDropPlace } from './drag-items.ts';
import { ItemPreview } from './file-preview.tsx';
import { useFileWords } from './file-words.ts';
import classes from './items.module.css';

export interface TileProps {
  item: LibraryItem;
  look: '' | 'list';
  ticked: boolean;
  tick: ReactNode;
  menu: readonly MenuEntry[];
  /** Where a folder leads. */
  folderPath: (folder: string) => { to: string; search: Record<string, unknown> };
  /** Null: it cannot be moved. */
  onDrag: ((event: DragEvent) => void) | null;
  /** Null: nothing can be dropped on it now. */
  onDrop: (() => void) | null;
}

/** A file or a folder: a preview over its name, or a row. */
export function ItemTile({ item, look, ticked, tick, menu, folderPath, onDrag, onDrop }: TileProps) {
  const drop = useDropPlace(onDrop);
  const inside = (
    <>
      <ItemPreview item={item} small={look === 'list'} />
      <span className={classes.words}>
        <span className={classes.name}>{item.name}</span>
        {item.type === 'file' ? <FileMeta file={item} /> : <FolderMeta folder={item} />}
      </span>
    </>
  );
  return (
    <li
      className={classes.item}
      data-type={item.type}
      data-ticked={ticked || undefined}
      draggable={onDrag !== null}
      onDragStart={onDrag ?? undefined}
      {...drop}
    >
      {tick}
      {item.type === 'folder' ? (
        <Link {...folderPath(item.id)} className={classes.open} data-open={item.id} draggable={false}>
          {inside}
        </Link>
      ) : (
        <a href={item.url} target="_blank" rel="noopener noreferrer" className={classes.open} data-open={item.id} draggable={false}>
          {inside}
        </a>
      )}
      <div className={classes.menu}>
        <RowMenu entries={menu} of={item.name} />
      </div>
    </li>
  );
}

/** What lies in it. */
function FolderMeta({ folder }: { folder: LibraryFolder }) {
  const words = useFileWords();
  return (
    <span className={classes.meta}>
      <span>{words.contents(folder.contents)}</span>
    </span>
  );
}

/** Size and date; what is unusual about who sees it stands out. */
export function FileMeta({ file }: { file: LibraryFile }) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useFileWords();
  const groups = file.audience && words.groups(file.audience);
  const day = format.shortDate(file.expiresOn ?? '2000-01-01');
  return (
    <span className={classes.meta}>
      <span>
        {format.fileSize(file.size)} · {format.dayWord(file.changedAt)}
      </span>
      {file.openings !== null && file.openings > 0 && <Openings count={file.openings} />}
      {file.expired ? (
        <Badge color="rowan" variant="light">
          <Trans>истёк</Trans>
        </Badge>
      ) : (
        file.expiresOn !== null && (
          <Badge color="gray" variant="light">
            <Trans>по {day}</Trans>
          </Badge>
        )
      )}
      {groups !== null && (
        <span className={classes.groups} title={groups}>
          <IconUsersGroup size={16} stroke={1.6} aria-label={t`Видят группы`} />
          {groups}
        </span>
      )}
    </span>
  );
}

function Openings({ count }: { count: number }) {
  const { t } = useLingui();
  const format = useFormat();
  const shown = format.number(count);
  return <span title={t`Открытий: ${shown}`}>{t`открытий: ${shown}`}</span>;
}
