import { Trans, useLingui } from '@lingui/react/macro';
import { useBlocker } from '@tanstack/react-router';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** Asks before a page is left that holds something unsaved, by a link, «Back» or a closed tab; `onLeave` hears that it was given up. */
export function LeaveGuard({ unsaved, onLeave }: { unsaved: boolean; onLeave?: () => void }) {
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
      onConfirm={async () => {
        onLeave?.();
        blocker.proceed?.();
      }}
    >
      <Trans>Изменения на этой странице ещё не сохранены и пропадут.</Trans>
    </ConfirmDialog>
  );
}
