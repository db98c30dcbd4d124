import { Trans, useLingui } from '@lingui/react/macro';
import { useNetwork } from '@mantine/hooks';
import { IconBooks, IconWifiOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { OrganizationId } from '#contract/ids';
import type { LibraryItem } from '#contract/library';
import { isRefusal } from '#web/lib/api-error.ts';
import { Card } from '#web/ui/card.tsx';
import { ButtonLink } from '#web/ui/links.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { SearchField } from '#web/ui/search-field.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { FoundFiles } from './found-files.tsx';
import { KeptList } from './kept-list.tsx';
import { itemsQuery } from './library.ts';
import { MemberItem } from './member-item.tsx';
import classes from './member-library.module.css';
import { useKeptFiles } from './use-kept-files.ts';

interface Props {
  organizationId: OrganizationId;
  view: { folder: string; q: string };
  onView: (change: { q: string }) => void;
  path: string;
}

/** «Библиотека» of the members' app: the members' section, to read, to find and to keep. */
export function MemberLibrary({ organizationId, view: { folder, q }, onView, path }: Props) {
  const { t } = useLingui();
  const kept = useKeptFiles();
  const { online } = useNetwork();
  const folderPath = (id: string) => ({ to: path, search: { folder: id, q: '' } });
  return (
    <div className={classes.page}>
      <SearchField
        label={t`Поиск по библиотеке`}
        placeholder={t`Название или слова из документа`}
        value={q}
        onSearch={(text) => onView({ q: text })}
      />
      <Card padded={false}>
        {q === '' ? (
          <FolderList organizationId={organizationId} folder={folder} folderPath={folderPath} kept={kept} />
        ) : (
          <div className={classes.found}>
            {online ? (
              <FoundFiles organizationId={organizationId} section="members" query={q} folderPath={folderPath} kept={kept} />
            ) : (
              <Unsearched />
            )}
          </div>
        )}
      </Card>
      {folder === '' && (q === '' || !online) && <KeptList organizationId={organizationId} kept={kept} />}
    </div>
  );
}

interface ListProps {
  organizationId: OrganizationId;
  folder: string;
  folderPath: (id: string) => { to: string; search: Record<string, unknown> };
  kept: ReturnType<typeof useKeptFiles>;
}

function FolderList({ organizationId, folder, folderPath, kept }: ListProps) {
  const { t } = useLingui();
  const list = useInfiniteQuery(itemsQuery(organizationId, { section: 'members', folder }));
  const { data, error, refetch } = list;
  if (error && isRefusal(error, 'not_found', 'invalid')) {
    return (
      <EmptyState
        icon={IconBooks}
        title={t`Этой папки больше нет`}
        text={t`Её удалили или переместили.`}
        action={
          <ButtonLink {...folderPath('')} variant="default">
            <Trans>Ко всем файлам</Trans>
          </ButtonLink>
        }
      />
    );
  }
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={6} height={68} />;
  const items = data.pages.flatMap((page) => page.items);
  const path = data.pages[0]?.path ?? [];
  return (
    <>
      {folder !== '' && (
        <div className={classes.path}>
          <Breadcrumbs top={t`Все файлы`} path={path} pathOf={folderPath} />
        </div>
      )}
      {items.length === 0 ? <Empty inFolder={folder !== ''} /> : <Items items={items} folderPath={folderPath} kept={kept} />}
      {list.hasNextPage && (
        <div className={classes.more}>
          <MoreButton list={list} />
        </div>
      )}
    </>
  );
}

function Items({ items, folderPath, kept }: { items: readonly LibraryItem[] } & Pick<ListProps, 'folderPath' | 'kept'>): ReactNode {
  const { t } = useLingui();
  return (
    <ul className={classes.items} aria-label={t`Файлы и папки`}>
      {items.map((item) => (
        <MemberItem key={item.id} item={item} folderPath={folderPath} kept={kept} />
      ))}
    </ul>
  );
}

function Empty({ inFolder }: { inFolder: boolean }) {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={IconBooks}
      title={inFolder ? t`В папке пусто` : t`Файлов ещё нет`}
      text={t`Документы и материалы вашей организации появятся здесь.`}
    />
  );
}

/** The words of documents are known to the server alone. What was typed stays, and is sought once the network is back. */
function Unsearched() {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={IconWifiOff}
      title={t`Поиск работает, когда есть сеть`}
      text={t`Как только она появится, мы поищем. Папки, которые вы уже открывали, и файлы, сохранённые на этом устройстве, открываются и сейчас.`}
    />
  );
}
