import { Trans, useLingui } from '@lingui/react/macro';
import { IconFolderOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { LibraryItem } from '#contract/library';
import { isRefusal } from '#web/lib/api-error.ts';
import { ButtonLink } from '#web/ui/links.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { CardSkeleton, ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { ItemsView } from './items-view.tsx';
import classes from './library.module.css';

interface ItemPages {
  readonly data: { readonly pages: readonly { readonly items: readonly LibraryItem[] }[] } | undefined;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

interface Props extends Omit<Parameters<typeof ItemsView>[0], 'items'> {
  list: ItemPages;
  empty: ReactNode;
  /** Where to go from a folder that is gone. */
  top: { to: string; search: Record<string, unknown> };
}

/** A folder as it loads, when it is empty, gone or out of reach, and as it is. */
export function FolderContent({ list, empty, top, ...rest }: Props) {
  const { t } = useLingui();
  const { data, error, refetch } = list;
  if (error && isRefusal(error, 'not_found', 'invalid')) {
    return (
      <EmptyState
        icon={IconFolderOff}
        title={t`Этой папки больше нет`}
        text={t`Её удалили или переместили.`}
        action={
          <ButtonLink {...top} variant="default">
            <Trans>Ко всем файлам</Trans>
          </ButtonLink>
        }
      />
    );
  }
  if (!data) {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    return rest.look === 'list' ? <ListSkeleton rows={8} /> : <TileSkeletons />;
  }
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      <ItemsView items={items} {...rest} />
      {list.hasNextPage && (
        <div className={classes.more}>
          <MoreButton list={list} />
        </div>
      )}
    </>
  );
}

function TileSkeletons() {
  return (
    <div className={classes.skeletons}>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
        <CardSkeleton key={key} height={222} />
      ))}
    </div>
  );
}
