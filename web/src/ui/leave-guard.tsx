import { Trans, useLingui } from '@lingui/react/macro';
import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** Asks before a page is left that holds something unsaved, by a link, «Back» or a closed tab. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const { t } = useLingui();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      opened={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={t`Уйти без сохранения?`}
      confirm={t`Уйти`}
      danger
      onConfirm={async () => blocker.proceed?.()}
    >
      <Trans>Изменения на этой странице ещё не сохранены и пропадут.</Trans>
    </ConfirmDialog>
  );
}
