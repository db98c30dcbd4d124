import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';

interface InfiniteList {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

/** The next page of a long list (`useInfiniteQuery`); nothing on the last one. */
export function MoreButton({ list }: { list: InfiniteList }) {
  if (!list.hasNextPage) return null;
  return (
    <Button variant="default" onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage} style={{ justifySelf: 'center' }}>
      <Trans>Показать ещё</Trans>
    </Button>
  );
}
