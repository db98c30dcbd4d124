import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useFormat } from '#web/lib/use-format.ts';
import { Card } from './card.tsx';
import classes from './deleted-list.module.css';
import { MoreButton } from './more-button.tsx';
import { ListSkeleton } from './skeletons.tsx';
import { EmptyState, ErrorState } from './states.tsx';
import { When } from './when.tsx';

interface Deleted {
  readonly deletedAt: string;
  readonly keptUntil: string;
}
interface Row {
  readonly key: string;
  readonly name: string;
  /** What it was: one line. */
  readonly facts: ReactNode;
  /** Null: nobody wrote it down. */
  readonly by: string | null;
}
interface Props<Item> {
  list: UseInfiniteQueryResult<InfiniteData<{ items: readonly Item[] }>>;
  rowOf: (item: Item) => Row;
  /** Brings it back, and says so or why not. */
  onRestore: (item: Item) => Promise<unknown>;
}

/** «Удалённые»: what, by whom, until when it is kept, and its way back. */
export function DeletedList<Item extends Deleted>({ list, rowOf, onRestore }: Props<Item>) {
  const { t } = useLingui();
  const { data, error, refetch } = list;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card padded={false}>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={6} height={84} />)}
      {data && items.length === 0 && (
        <EmptyState icon={IconTrash} title={t`Удалённых нет`} text={t`Что удалят, полежит здесь 30 дней: его можно будет вернуть.`} />
      )}
      {items.length > 0 && (
        <ul className={classes.rows} aria-label={t`Удалённые`}>
          {items.map((item) => {
            const row = rowOf(item);
            return <DeletedRow key={row.key} item={item} row={row} onRestore={() => onRestore(item)} />;
          })}
        </ul>
      )}
      {list.hasNextPage && (
        <div className={classes.more}>
          <MoreButton list={list} />
        </div>
      )}
    </Card>
  );
}

interface RowProps {
  item: Deleted;
  row: Row;
  onRestore: () => Promise<unknown>;
}

function DeletedRow({ item: { deletedAt, keptUntil }, row: { name, facts, by }, onRestore }: RowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [going, setGoing] = useState(false);
  const until = format.day(keptUntil);
  const who = by === '' ? t`Удалённый пользователь` : by;
  const back = () => {
    setGoing(true);
    void onRestore().finally(() => setGoing(false));
  };
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <span className={classes.name}>{name}</span>
        <span className={classes.quiet}>{facts}</span>
        <span className={classes.quiet}>
          <Trans>
            Удалено <When instant={deletedAt} />
          </Trans>
          {who !== null && ` · ${who}`} · <span className={classes.until}>{t`хранится до ${until}`}</span>
        </span>
      </div>
      <Button variant="light" onClick={back} loading={going} aria-label={t`Вернуть: ${name}`}>
        <Trans>Вернуть</Trans>
      </Button>
    </li>
  );
}
