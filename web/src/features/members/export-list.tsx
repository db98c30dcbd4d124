import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFileExport, IconRefresh } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Export } from '#contract/exports';
import type { OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { paths } from '#web/lib/paths.ts';
import { useFormat } from '#web/lib/use-format.ts';
import { Card } from '#web/ui/card.tsx';
import { ButtonLink } from '#web/ui/links.tsx';
import { MoreButton } from '#web/ui/more-button.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { When } from '#web/ui/when.tsx';
import { ExportFileButton } from './export-file-button.tsx';
import classes from './export-list.module.css';
import { ExportProgress } from './export-progress.tsx';
import { exportsQuery, useExportsLive, useRepeatExport } from './exports.ts';

/** Own exports with their state and, for a day, their files. */
export function ExportList({ organizationId }: { organizationId: OrganizationId }) {
  const { t } = useLingui();
  useExportsLive(organizationId);
  const list = useInfiniteQuery(exportsQuery(organizationId));
  const { data, error, refetch } = list;
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <div className={classes.stack}>
      <Card padded={false}>
        {error && !items && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !items && <ListSkeleton rows={4} height={84} />}
        {items?.length === 0 && (
          <EmptyState
            icon={IconFileExport}
            title={t`Экспортов ещё не было`}
            text={<Trans>Отберите людей в списке и нажмите «Экспорт»: файл появится здесь и пробудет сутки.</Trans>}
            action={
              <ButtonLink to={paths.cabinet.members(organizationId)} variant="default">
                <Trans>Все пользователи</Trans>
              </ButtonLink>
            }
          />
        )}
        {items && items.length > 0 && (
          <ul className={classes.list} aria-label={t`Экспорты`}>
            {items.map((item) => (
              <Row key={item.id} organizationId={organizationId} item={item} />
            ))}
          </ul>
        )}
      </Card>
      <MoreButton list={list} />
    </div>
  );
}

function Row({ organizationId, item }: { organizationId: OrganizationId; item: Export }) {
  const format = useFormat();
  const explain = useErrorText();
  const repeat = useRepeatExport(organizationId);
  const people = format.number(item.total ?? 0);
  const size = format.fileSize(item.size);
  return (
    <li>
      <div className={classes.facts}>
        <b>{item.fileName}</b>
        <p className={classes.quiet}>
          <When instant={item.createdAt} />
          {item.total !== null && (
            <>
              {' · '}
              <Trans>людей: {people}</Trans>
            </>
          )}
          {item.size > 0 && ` · ${size}`}
        </p>
        <div className={classes.quiet}>
          <ExportProgress item={item} />
        </div>
      </div>
      {item.state === 'ready' && <ExportFileButton organizationId={organizationId} item={item} light />}
      {item.can.repeat && (
        <Button
          variant="light"
          leftSection={<IconRefresh size={18} stroke={1.6} />}
          loading={repeat.isPending}
          onClick={() => repeat.mutate(item, { onError: (failed) => toast.failed(explain(failed)) })}
        >
          <Trans>Повторить</Trans>
        </Button>
      )}
    </li>
  );
}
