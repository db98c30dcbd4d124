import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { OrganizationId } from '#contract/ids';
import { useErrorText } from '#web/lib/error-text.ts';
import { MoreButton } from '#web/ui/more-button.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { ListSkeleton } from '#web/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#web/ui/states.tsx';
import { toast } from '#web/ui/toast.ts';
import { When } from '#web/ui/when.tsx';
import { chosenOf } from './chosen.ts';
import classes from './dialogs.module.css';
import { useFileWords } from './file-words.ts';
import { deletedQuery } from './library.ts';
import { useLibraryActs } from './library-acts.ts';
import { useRenamedText } from './renamed-text.ts';

const DAYS = 30 satisfies typeof import('#contract/library').DELETED_DAYS;

/** «Удалённые»: of the last days, each with its way back. */
export function DeletedDialog({ organizationId, onClose }: { organizationId: OrganizationId; onClose: () => void }) {
  const { t } = useLingui();
  const explain = useErrorText();
  const words = useFileWords();
  const list = useInfiniteQuery(deletedQuery(organizationId));
  const { restore } = useLibraryActs(organizationId);
  const withNames = useRenamedText();
  const { data, error, refetch } = list;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const back = (item: (typeof items)[number]) => {
    const { name } = item;
    restore
      .mutateAsync(chosenOf([item]))
      .then((renamed) => toast.done(withNames(t`Возвращено: ${name}`, renamed)))
      .catch((failure: unknown) => toast.failed(explain(failure)));
  };
  return (
    <Sheet opened onClose={onClose} title={t`Удалённые`} size="lg">
      <p className={classes.hint}>
        {t`${plural(DAYS, { one: 'Хранятся # день, потом исчезают навсегда.', few: 'Хранятся # дня, потом исчезают навсегда.', many: 'Хранятся # дней, потом исчезают навсегда.', other: 'Хранятся # дня, потом исчезают навсегда.' })}`}
      </p>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <ListSkeleton rows={4} />)}
      {data && items.length === 0 && <EmptyState icon={IconTrash} title={t`Удалённых нет`} />}
      <ul className={classes.rows} aria-label={t`Удалённые`}>
        {items.map((item) => {
          const { name } = item;
          return (
            <li key={item.id} className={classes.row}>
              <div className={classes.words}>
                <span className={classes.name}>{name}</span>
                <span className={classes.quiet}>
                  {item.type === 'folder' ? t`Папка` : t`Файл`} · {words.section(item.section)} · <When instant={item.deletedAt} />
                </span>
              </div>
              <Button
                variant="light"
                size="compact-md"
                onClick={() => back(item)}
                disabled={restore.isPending}
                aria-label={t`Вернуть: ${name}`}
              >
                <Trans>Вернуть</Trans>
              </Button>
            </li>
          );
        })}
      </ul>
      <MoreButton list={list} />
    </Sheet>
  );
}
