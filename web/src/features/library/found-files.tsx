import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconFileSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import type { FoundFile, LibraryFile, LibrarySection } from '#contract/library';
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
  menu?: (file: LibraryFile) => readonly MenuEntry[];
  /** Where files may be kept on this device. */
  kept?: Kept;
}

/** What a search found, with the words it was found by. */
export function FoundFiles({ organizationId, section, query, menu, kept }: Props) {
  const { t } = useLingui();
  const { data, error, refetch, isPlaceholderData } = useQuery(foundQuery(organizationId, section, query));
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton rows={6} height={76} />;
  const { items, more } = data;
  if (items.length === 0) {
    return (
      <EmptyState
        icon={IconFileSearch}
        title={t`Ничего не нашлось`}
        text={<Trans>Ищем по названиям и по тексту документов PDF и DOCX, в любой форме слова. Попробуйте другое слово.</Trans>}
      />
    );
  }
  const count = items.length;
  return (
    <div aria-busy={isPlaceholderData}>
      <p className={classes.found} role="status">
        {more
          ? t`Показаны первые ${count}: уточните запрос`
          : t`${plural(count, { one: 'Найден # файл', few: 'Найдены # файла', many: 'Найдено # файлов', other: 'Найдено # файла' })}`}
      </p>
      <ul className={classes.hits} aria-label={t`Найденное`}>
        {items.map((found) => (
          <Hit key={found.file.id} found={found} menu={menu?.(found.file) ?? []} kept={kept} />
        ))}
      </ul>
    </div>
  );
}

interface HitProps {
  found: FoundFile;
  menu: readonly MenuEntry[];
  kept: Kept | undefined;
}

function Hit({ found: { file, path, snippet }, menu, kept }: HitProps) {
  const words = useFileWords();
  const place = [words.section(file.section), ...path.map(({ name }) => name)].join(' / ');
  return (
    <li className={classes.hit}>
      <a className={classes.hitLink} href={kept ? addressOf(file, kept) : file.url} target="_blank" rel="noopener noreferrer">
        <ItemPreview item={file} small />
        <span className={classes.hitWords}>
          <span className={classes.hitName}>{file.name}</span>
          <FileMeta file={file} />
          <span className={classes.quiet}>{place}</span>
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
