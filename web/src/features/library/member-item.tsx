import { useLingui } from '@lingui/react/macro';
import { ActionIcon, Loader } from '@mantine/core';
import { IconChevronRight, IconDeviceMobileCheck, IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { LibraryFile, LibraryItem } from '#contract/library';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { ItemPreview } from './file-preview.tsx';
import { useFileWords } from './file-words.ts';
import { canKeep } from './kept-files.ts';
import classes from './member-library.module.css';
import type { useKeptFiles } from './use-kept-files.ts';

interface Props {
  item: LibraryItem;
  folderPath: (id: string) => { to: string; search: Record<string, unknown> };
  kept: ReturnType<typeof useKeptFiles>;
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

function FileItem({ file, kept: { files, keep, drop } }: { file: LibraryFile; kept: Props['kept'] }) {
  const { t } = useLingui();
  const format = useFormat();
  const isKept = files.some(({ id }) => id === file.id);
  const busy = keep.isPending && keep.variables.id === file.id;
  const { name } = file;
  return (
    <li className={classes.item}>
      <a
        className={classes.open}
        href={isKept ? paths.member.keptFile(file.organizationId, file.id) : file.url}
        target="_blank"
        rel="noopener noreferrer"
      >
        <ItemPreview item={file} small />
        <span className={classes.words}>
          <span className={classes.name}>{name}</span>
          <span className={classes.meta}>
            {format.fileSize(file.size)} · {format.dayWord(file.changedAt)}
          </span>
        </span>
      </a>
      {canKeep() && (
        <ActionIcon
          variant={isKept ? 'light' : 'subtle'}
          color={isKept ? 'pine' : 'gray'}
          size={48}
          role="switch"
          aria-checked={isKept}
          aria-label={t`Сохранить для просмотра без сети: ${name}`}
          title={t`Сохранить для просмотра без сети`}
          disabled={busy}
          onClick={() => (isKept ? drop.mutate(file) : keep.mutate(file))}
        >
          {busy ? (
            <Loader size={20} />
          ) : isKept ? (
            <IconDeviceMobileCheck size={22} stroke={1.6} />
          ) : (
            <IconDownload size={22} stroke={1.6} />
          )}
        </ActionIcon>
      )}
    </li>
  );
}
