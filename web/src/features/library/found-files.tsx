import { Trans, useLingui } from '@lingui/react/macro';
import { IconFileSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OrganizationId } from '#contract/ids';
import type { FolderStep, FoundFile, FoundFolder, LibraryItem, LibrarySection } from '#contract/library';
import { type MenuEntry, RowMenu } from '#web/ui/row-menu.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { ItemPreview } from './file-preview.tsx';
import { useFileWords } from './file-words.ts';
import { FileMeta } from './item-tile.tsx';
import { addressOf, KeepSwitch, type Kept } from './keep-switch.tsx';
import classes from './library.module.css';
import { foundQuery } from './library.ts';

interface Props {
  organizationId: OrganizationId;
  section: LibrarySection;
  query: string;
  /** Where a folder opens. */
  folderPath: (folder: string) => { to: string; search: Record<string, unknown> };
  menu?: (item: LibraryItem) => readonly MenuEntry[];
  /** Where files may be kept on this device. */
  kept?: Kept;
}

/** What a search found, folders first; files with the words they were found by. */
export function FoundFiles({ organizationId, section, query, folderPath, menu, kept }: Props) {
  const { t } = useLingui();
  const words = useFileWords();
  const { data, error, refetch, isPlaceholderData } = useQuery(foundQuery(organizationId, section, query));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={6} height={76} />;
  const { folders, items, more } = data;
  if (folders.length + items.length === 0) {
    return (
      <EmptyState
        icon={IconFileSearch}
        title={t`Ничего не нашлось`}
        text={
          <Trans>Ищем по названиям файлов и папок и по тексту документов PDF и DOCX, в любой форме слова. Попробуйте другое слово.</Trans>
        }
      />
    );
  }
  const count = folders.length + items.length;
  const found = words.contents({ folders: folders.length, files: { value: items.length, capped: false } });
  return (
    <div aria-busy={isPlaceholderData}>
      <p className={classes.found} role="status">
        {more ? t`Показаны первые ${count}: уточните запрос` : t`Нашлось: ${found}`}
      </p>
      <ul className={classes.hits} aria-label={t`Найденное`}>
        {folders.map((found) => (
          <FolderHit key={found.folder.id} found={found} to={folderPath(found.folder.id)} menu={menu?.(found.folder) ?? []} />
        ))}
        {items.map((found) => (
          <FileHit key={found.file.id} found={found} menu={menu?.(found.file) ?? []} kept={kept} />
        ))}
      </ul>
    </div>
  );
}

/** Where something lies: the section, and the folders in it. */
function usePlaceText() {
  const words = useFileWords();
  return (section: LibrarySection, path: readonly FolderStep[]) => [words.section(section), ...path.map(({ name }) => name)].join(' / ');
}

interface FolderHitProps {
  found: FoundFolder;
  to: ReturnType<Props['folderPath']>;
  menu: readonly MenuEntry[];
}

function FolderHit({ found: { folder, path }, to, menu }: FolderHitProps) {
  const words = useFileWords();
  const placeOf = usePlaceText();
  return (
    <li className={classes.hit}>
      <Link className={classes.hitLink} {...to}>
        <ItemPreview item={folder} small />
        <span className={classes.hitWords}>
          <span className={classes.hitName}>{folder.name}</span>
          <span className={classes.quiet}>{words.contents(folder.contents)}</span>
          <span className={classes.quiet}>{placeOf(folder.section, path)}</span>
        </span>
      </Link>
      <RowMenu entries={menu} of={folder.name} />
    </li>
  );
}

interface FileHitProps {
  found: FoundFile;
  menu: readonly MenuEntry[];
  kept: Kept | undefined;
}

function FileHit({ found: { file, path, snippet }, menu, kept }: FileHitProps) {
  const placeOf = usePlaceText();
  return (
    <li className={classes.hit}>
      <a className={classes.hitLink} href={kept ? addressOf(file, kept) : file.url} target="_blank" rel="noopener noreferrer">
        <ItemPreview item={file} small />
        <span className={classes.hitWords}>
          <span className={classes.hitName}>{file.name}</span>
          <FileMeta file={file} />
          <span className={classes.quiet}>{placeOf(file.section, path)}</span>
          {snippet && (
            <span className={classes.snippet}>
              {snippet.map(({ text, found }, index) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other identity
                found ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
              )}
            </span>
          )}
        </span>
      </a>
      {kept && <KeepSwitch file={file} kept={kept} />}
      <RowMenu entries={menu} of={file.name} />
    </li>
  );
}
